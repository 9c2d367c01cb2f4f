using System.Text;
using System.Text.Json.Nodes;
using Tutorial.Kernel.Notebooks;

namespace Tutorial.Kernel.Tests.Notebooks;

/// <summary>Files damaged at random: each opens or is refused with a typed error, and what opens can be used and written.</summary>
public class NotebookMutationTests
{
    [Fact]
    public void Parse_MutatedFiles_OpenOrAreRefused()
    {
        int cases = Engine.EngineFixture.Prove ? 10_000 : 1_000;
        byte[][] originals = [.. Fixtures.Notebooks().Select(File.ReadAllBytes)];
        int seed = int.TryParse(Environment.GetEnvironmentVariable("TUTORIAL_SEED"), out int given) ? given : 4711;
        var random = new Random(seed);
        int opened = 0;
        for (int i = 0; i < cases; i++)
        {
            byte[] mutated = i % 2 == 0
                ? DamageBytes(originals[random.Next(originals.Length)], random)
                : DamageValues(originals[random.Next(originals.Length)], random);
            if (OpensOrIsRefused(mutated, $"case {i} of seed {seed}"))
            {
                opened++;
            }
        }

        // A fuzz in which everything, or nothing, is refused would test one half only.
        Assert.InRange(opened, cases / 20, cases - (cases / 20));
        if (Engine.EngineFixture.Prove)
        {
            Findings.Report($"notebooks: {cases} mutated files of seed {seed}, {opened} opened, {cases - opened} refused by one sentence");
        }
    }

    private static bool OpensOrIsRefused(byte[] bytes, string name)
    {
        Notebook notebook;
        try
        {
            notebook = Notebook.Parse(bytes, name);
        }
        catch (NotebookFormatException error)
        {
            Assert.StartsWith(name, error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', error.Message);
            return false;
        }

        foreach (Cell cell in notebook.Cells)
        {
            Assert.NotNull(CellLanguage.Of(cell, notebook));
            Assert.NotNull(cell.Source + cell.Kind + cell.Id + cell.ExecutionCount + string.Join(' ', cell.Tags));
            foreach (CellOutput output in cell.Outputs)
            {
                Assert.NotNull(output.Text + output.StreamName + output.ErrorName + output.ErrorValue + string.Join('\n', output.Traceback));
                Assert.All(output.Data, entry => Assert.True(MimeTypes.IsJson(entry.Key) || output.TextOf(entry.Key) is not null));
            }
        }

        byte[] written = notebook.ToBytes();
        Assert.Equal(written, Notebook.Parse(written, name).ToBytes());
        return true;
    }

    /// <summary>Flips, drops, doubles or cuts bytes.</summary>
    private static byte[] DamageBytes(byte[] original, Random random)
    {
        var bytes = original.ToList();
        int changes = random.Next(1, 4);
        for (int i = 0; i < changes && bytes.Count > 1; i++)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.Insert(at, bytes[random.Next(bytes.Count)]);
                    break;
                case 3:
                    bytes.InsertRange(at, "\\ud800"u8.ToArray());
                    break;
                default:
                    bytes.RemoveRange(at, random.Next(bytes.Count - at));
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>Replaces, removes or doubles values of the JSON tree, so that the damage lies behind the parser.</summary>
    private static byte[] DamageValues(byte[] original, Random random)
    {
        JsonNode root = JsonNode.Parse(original)!;
        int changes = random.Next(1, 4);
        for (int i = 0; i < changes; i++)
        {
            JsonNode node = root;
            while (random.Next(5) != 0 && Children(node) is { Count: > 0 } children)
            {
                node = children[random.Next(children.Count)];
            }

            switch (node.Parent)
            {
                case JsonObject parent when random.Next(4) == 0:
                    parent.Remove(node.GetPropertyName());
                    break;
                case JsonObject parent:
                    parent[node.GetPropertyName()] = Odd(random);
                    break;
                case JsonArray parent when random.Next(4) == 0:
                    parent.Add(node.DeepClone());
                    break;
                case JsonArray parent:
                    parent[node.GetElementIndex()] = Odd(random);
                    break;
            }
        }

        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static List<JsonNode> Children(JsonNode node) => node switch
    {
        JsonObject parent => [.. parent.Select(entry => entry.Value).OfType<JsonNode>()],
        JsonArray parent => [.. parent.OfType<JsonNode>()],
        _ => [],
    };

    private static JsonNode? Odd(Random random) => random.Next(9) switch
    {
        0 => null,
        1 => JsonValue.Create(-1),
        2 => JsonValue.Create(1e300),
        3 => JsonValue.Create("odd"),
        4 => new JsonArray(1, "two", null),
        5 => new JsonObject { ["a"] = new JsonArray() },
        6 => JsonValue.Create(false),
        7 => new JsonArray(),
        _ => new JsonObject(),
    };
}
