using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Tutorial.Visuals.Stepping;

/// <summary>Writes the model for the page's script: every number with all its digits, single precision as such.</summary>
internal sealed class JsonWriter
{
    private readonly Utf8JsonWriter _json;

    private JsonWriter(Utf8JsonWriter json) => _json = json;

    /// <summary>The model as JSON. The default encoder escapes &lt; and &gt;, so no name of a tensor can end the script element.</summary>
    public static string Write(ViewModel model, Divergence? divergence)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            new JsonWriter(json).Model(model, divergence);
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void Model(ViewModel model, Divergence? divergence)
    {
        _json.WriteStartObject();
        _json.WriteBoolean("single", model.Single);
        List("layouts", model.Layouts, Layout);
        List("values", model.Values, value => Value(value, model.Single));
        List("tensors", model.Tensors, Tensor);
        List("steps", model.Steps, step => Step(step, model.Single));
        Integers("backward", model.Backward);
        List("notes", model.Notes, _json.WriteStringValue);
        if (divergence is not null)
        {
            _json.WriteStartObject("divergence");
            _json.WriteNumber("step", divergence.Step - 1);
            _json.WriteBoolean("backward", divergence.IsBackward);
            _json.WriteString("text", divergence.ToString());
            _json.WriteEndObject();
        }
        _json.WriteEndObject();
    }

    private void Layout(ShownCells cells)
    {
        _json.WriteStartObject();
        Integers("shape", cells.Shape);
        Integers("pages", cells.Pages);
        Integers("rows", cells.Rows);
        Integers("columns", cells.Columns);
        _json.WriteEndObject();
    }

    private void Value(ViewValue value, bool single)
    {
        _json.WriteStartObject();
        _json.WriteNumber("layout", value.Layout);
        List("cells", value.Cells, cell => Number(cell, single));
        List("summary", new[] { value.Lowest, value.Mean, value.Highest }, number => Number(number, single: false));
        _json.WriteEndObject();
    }

    private void Tensor(ViewTensor tensor)
    {
        _json.WriteStartObject();
        _json.WriteString("label", tensor.Label);
        _json.WriteNumber("madeBy", tensor.MadeBy);
        _json.WriteNumber("value", tensor.Value);
        List("arrivals", tensor.Arrivals, arrival => Integers(null, [arrival.Step, arrival.Share, arrival.Sum]));
        List("measured", tensor.Measured ?? [], slope => Number(slope ?? double.NaN, single: false));
        _json.WriteString("measuredNote", tensor.MeasuredNote);
        _json.WriteEndObject();
    }

    private void Step(ViewStep step, bool single)
    {
        _json.WriteStartObject();
        _json.WriteString("name", step.Name);
        _json.WriteString("layer", step.Layer);
        _json.WriteString("latex", step.Latex);
        _json.WriteString("math", step.Math);
        Integers("inputs", step.Inputs);
        Integers("inputValues", step.InputValues);
        _json.WriteNumber("output", step.Output);
        _json.WriteNumber("outputValue", step.OutputValue);
        _json.WriteBoolean("elementwise", step.Elementwise);
        List("operands", step.Operands ?? [], numbers => Numbers(numbers, single));
        List("sums", step.Sums ?? [], terms => TermsOf(terms, single));
        _json.WriteNumber("incoming", step.Incoming ?? -1);
        List("pulls", step.Pulls, pull => Pull(pull, single));
        if (step.Twin is { } twin)
        {
            _json.WriteStartObject("twin");
            _json.WriteNumber("count", twin.Count);
            _json.WriteNumber("output", twin.Output);
            _json.WriteNumber("gradient", twin.Gradient ?? -1);
            if (twin.Model is not null)
            {
                _json.WritePropertyName("model");
                Model(twin.Model, null);
            }
            _json.WriteEndObject();
        }
        _json.WriteEndObject();
    }

    private void Pull(ViewPull pull, bool single)
    {
        _json.WriteStartObject();
        _json.WriteNumber("input", pull.Input);
        _json.WriteNumber("share", pull.Share);
        _json.WriteNumber("sum", pull.Sum);
        List("terms", pull.Terms ?? [], terms => TermsOf(terms, single));
        _json.WriteEndObject();
    }

    private void TermsOf(ViewTerms? terms, bool single)
    {
        if (terms is null)
        {
            _json.WriteNullValue();
            return;
        }
        _json.WriteStartArray();
        _json.WriteNumberValue(terms.Others);
        Number(terms.Rest, single: false);
        foreach ((int input, int index, double local, double factor) in terms.Terms)
        {
            _json.WriteNumberValue(input);
            _json.WriteNumberValue(index);
            Number(local, single);
            Number(factor, single);
        }
        _json.WriteEndArray();
    }

    private void List<TItem>(string name, IEnumerable<TItem> items, Action<TItem> write)
    {
        _json.WriteStartArray(name);
        foreach (TItem item in items)
        {
            write(item);
        }
        _json.WriteEndArray();
    }

    private void Integers(string? name, IEnumerable<int> numbers)
    {
        if (name is not null)
        {
            _json.WritePropertyName(name);
        }
        _json.WriteStartArray();
        foreach (int number in numbers)
        {
            _json.WriteNumberValue(number);
        }
        _json.WriteEndArray();
    }

    private void Numbers(IEnumerable<double> numbers, bool single)
    {
        _json.WriteStartArray();
        foreach (double number in numbers)
        {
            Number(number, single);
        }
        _json.WriteEndArray();
    }

    /// <summary>Shortest digits that read back to the same number; JSON has no NaN and no infinity, so they travel as text.</summary>
    private void Number(double number, bool single)
    {
        if (!double.IsFinite(number))
        {
            _json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
        }
        else if (single)
        {
            _json.WriteNumberValue((float)number);
        }
        else
        {
            _json.WriteNumberValue(number);
        }
    }
}
