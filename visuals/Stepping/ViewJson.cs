using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tutorial.Visuals.Stepping;

/// <summary>Writes the model for the page's script: every number with all its digits, those of a single-precision tensor with as many as it has.</summary>
internal static class ViewJson
{
    private static readonly JsonSerializerOptions s_double = Options(new TermsWriter(single: false));
    private static readonly JsonSerializerOptions s_single = Options(new TermsWriter(single: true), new SinglesWriter());

    /// <summary>The model as JSON. The default encoder escapes &lt; and &gt;, so no name of a tensor can end the script element.</summary>
    public static string Write(ViewModel model, Divergence? divergence)
    {
        ViewDivergence? opening = divergence is null ? null : new ViewDivergence(divergence.Step - 1, divergence.IsBackward, divergence.ToString());
        return JsonSerializer.Serialize(model with { Divergence = opening }, model.Single ? s_single : s_double);
    }

    private static JsonSerializerOptions Options(params JsonConverter[] writers)
    {
        JsonSerializerOptions options = new(JsonSerializerDefaults.General)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // JSON has no NaN and no infinity, so they travel as text.
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        };
        foreach (JsonConverter writer in writers)
        {
            options.Converters.Add(writer);
        }
        return options;
    }

    /// <summary>Elements of tensors that were single precision all along: the shortest digits that read back to the same number.</summary>
    private sealed class SinglesWriter : WriteOnly<double[]>
    {
        public override void Write(Utf8JsonWriter writer, double[] value, JsonSerializerOptions options)
            => JsonSerializer.Serialize(writer, Array.ConvertAll(value, number => (float)number), options);
    }

    /// <summary>[others, rest, then input, index, local and factor of each term]: with names they would be most of the page.</summary>
    private sealed class TermsWriter(bool single) : WriteOnly<ViewTerms>
    {
        public override void Write(Utf8JsonWriter writer, ViewTerms value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(value.Others);
            JsonSerializer.Serialize(writer, value.Rest, options);
            foreach ((int input, int index, double local, double factor) in value.Terms)
            {
                writer.WriteNumberValue(input);
                writer.WriteNumberValue(index);
                Number(writer, local, options);
                Number(writer, factor, options);
            }
            writer.WriteEndArray();
        }

        private void Number(Utf8JsonWriter writer, double number, JsonSerializerOptions options)
        {
            if (single)
            {
                JsonSerializer.Serialize(writer, (float)number, options);
            }
            else
            {
                JsonSerializer.Serialize(writer, number, options);
            }
        }
    }

    /// <summary>A model is written for a page and never read back.</summary>
    private abstract class WriteOnly<T> : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("The view's model is only written.");
    }
}
