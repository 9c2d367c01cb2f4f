using System.Reflection;
using System.Text;
using Tutorial.Reference.Storage;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Tests.BadInput;

/// <summary>Every public entry point, called with one wrong argument at a time: it works, or it says in one sentence of the kit's own what is wrong.</summary>
public class BadInputTests
{
    /// <summary>A loader reads its examples when the first batch is asked for, and a stack of post-norm blocks has no last norm: it hands x on as it is.</summary>
    private static readonly string[] s_looksLater = ["BatchLoader", "TransformerEncoder.Normalize"];

    /// <summary>The whole texts stand in sentences.txt; <c>TUTORIAL_WRITE=FILE</c> writes them anew, to be read before they are committed.</summary>
    [Fact]
    public void EveryEntryPoint_OneWrongArgument_SaysItsSentence()
    {
        StringBuilder said = new();
        List<string> faults = [];
        foreach (EntryPoint entry in EntryPoint.All)
        {
            try
            {
                Hear(entry, said, faults);
            }
            catch (InvalidOperationException missing) when (missing.Message.StartsWith("Recipes:", StringComparison.Ordinal))
            {
                faults.Add(missing.Message);
            }
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        if (Environment.GetEnvironmentVariable("TUTORIAL_WRITE") is string target)
        {
            File.WriteAllText(target, said.ToString());
        }
        using StreamReader stored = new(typeof(BadInputTests).Assembly.GetManifestResourceStream("sentences.txt")!);
        Assert.Equal(stored.ReadToEnd(), said.ToString());
    }

    private static void Hear(EntryPoint entry, StringBuilder said, List<string> faults)
    {
        ParameterInfo[] parameters = entry.Parameters;
        object?[] Right() => [.. parameters.Select(parameter => Recipes.Argument(entry, parameter))];
        if (Failure(entry, Right()) is Exception wrong)
        {
            faults.Add($"{entry.Name}: the right arguments are refused: {wrong.GetType().Name}: {wrong.Message}");
            return;
        }
        for (int i = 0; i < parameters.Length; i++)
        {
            foreach ((string called, object? value) in BadValues.For(parameters[i], Right()[i]))
            {
                object?[] arguments = Right();
                arguments[i] = value;
                string call = $"{entry.Name}({string.Join(", ", parameters.Select((p, at) => at == i ? $"{p.Name}: {called}" : p.Name))})";
                switch (Failure(entry, arguments))
                {
                    case null when called == BadValues.Ended && !s_looksLater.Contains(entry.Name):
                        faults.Add($"{call}: memory that was given back is taken for data");
                        break;
                    case null:
                        break;
                    case Exception known when IsSentence(known):
                        said.Append(call).Append('\n').Append("    ").Append(known.GetType().Name).Append(": ").Append(known.Message.Replace(Path.GetTempPath(), "TEMP/", StringComparison.Ordinal)).Append('\n');
                        break;
                    case Exception unknown:
                        faults.Add($"{call}: {unknown.GetType().Name}: {unknown.Message.Split('\n')[0]} {unknown.StackTrace?.Split('\n')[0].Trim()}");
                        break;
                }
            }
        }
    }

    private static Exception? Failure(EntryPoint entry, object?[] arguments)
    {
        object? instance = Recipes.Instance(entry);
        try
        {
            entry.Call(instance, arguments);
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
        finally
        {
            (instance as IDisposable)?.Dispose();
        }
    }

    // One of the kit's kinds of error in its own words, on one line, ending as a sentence ends. A null is told by the platform's words, which name the argument.
    private static bool IsSentence(Exception e)
        => !e.Message.StartsWith("Index was out of range", StringComparison.Ordinal) && !e.Message.StartsWith("Specified argument", StringComparison.Ordinal)
            && e is ShapeException or SafeTensorsException or ArgumentException or InvalidOperationException or IOException
            && !e.Message.Contains('\n') && e.Message.TrimEnd()[^1] is '.' or ')' or '?';
}
