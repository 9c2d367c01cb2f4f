using System.Text;
using Tutorial.Kernel.Notebooks;

namespace Tutorial.Kernel.Export;

/// <summary>A notebook as one C# script: code as it stands, prose and other languages as comments.</summary>
public static class CSharpExport
{
    /// <summary>The script; <c>#!import</c> of a notebook engine runs it, and so does a C# script host that knows its references.</summary>
    /// <param name="notebook">The notebook.</param>
    public static string ToScript(Notebook notebook)
    {
        var script = new StringBuilder();
        foreach (Cell cell in notebook.Cells.Where(cell => cell.Kind != CellKind.Raw && cell.Source.Trim().Length > 0))
        {
            if (script.Length > 0)
            {
                script.Append('\n');
            }

            bool runs = cell.Kind == CellKind.Code && CellLanguage.Of(cell, notebook) == CellLanguage.CSharp;
            foreach (string line in cell.Source.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd('\r')))
            {
                bool isCode = runs && !line.StartsWith("#!", StringComparison.Ordinal);
                script.Append(isCode ? line : $"// {line}".TrimEnd()).Append('\n');
            }
        }

        return script.ToString();
    }
}
