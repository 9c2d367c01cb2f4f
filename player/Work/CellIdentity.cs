using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tutorial.Kernel.Notebooks;

namespace Tutorial.Player.Work;

/// <summary>Gives every cell an id of its own, as nbformat 4.5 wants: older files have none, careless ones have doubles.</summary>
internal static class CellIdentity
{
    /// <summary>Reads a notebook and makes it one whose cells all have ids.</summary>
    /// <exception cref="NotebookFormatException">The bytes are no notebook.</exception>
    public static Notebook Read(ReadOnlySpan<byte> bytes, string name)
    {
        var notebook = Notebook.Parse(bytes, name);
        if (notebook.FormatMinor < 5)
        {
            JsonNode root = JsonNode.Parse(bytes)!;
            root["nbformat_minor"] = 5;
            notebook = Notebook.Parse(Encoding.UTF8.GetBytes(root.ToJsonString(new JsonSerializerOptions { WriteIndented = true, IndentSize = 1 })), name);
        }

        Complete(notebook);
        return notebook;
    }

    private static void Complete(Notebook notebook)
    {
        var seen = new HashSet<string>();
        for (int index = 0; index < notebook.Cells.Count; index++)
        {
            Cell cell = notebook.Cells[index];
            if (cell.Id is not string id || !seen.Add(id))
            {
                string fresh = Fresh(index, seen);
                cell.Json["id"] = fresh;
                seen.Add(fresh);
            }
        }
    }

    // From the place, not at random: the same file gets the same ids at every opening until it is first saved.
    private static string Fresh(int index, HashSet<string> seen)
    {
        string id = $"cell-{index + 1}";
        for (int copy = 2; seen.Contains(id); copy++)
        {
            id = $"cell-{index + 1}-{copy}";
        }

        return id;
    }
}
