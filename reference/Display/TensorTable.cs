using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Display;

/// <summary>What a reader wants to see of a tensor: type, shape, a summary, and its numbers, folded where they are many.</summary>
internal sealed class TensorTable<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Shown = 8;

    private readonly Tensor<T> _tensor;
    private readonly int _rows;
    private readonly int _columns;

    /// <summary>A view of a tensor: the last two axes are rows and columns; of further axes the first entry is shown.</summary>
    public TensorTable(Tensor<T> tensor)
    {
        _tensor = tensor;
        _columns = tensor.Rank == 0 ? 1 : tensor.Shape[-1];
        _rows = tensor.Rank < 2 ? 1 : tensor.Shape[-2];
    }

    /// <summary>One line: type, shape, and lowest, mean and highest number when there are more than are shown.</summary>
    public string Heading
    {
        get
        {
            string type = typeof(T) == typeof(float) ? "float" : typeof(T) == typeof(double) ? "double" : typeof(T).Name;
            StringBuilder heading = new($"Tensor<{type}> {_tensor.Shape}");
            if (_tensor.Name is { } name)
            {
                heading.Append(CultureInfo.InvariantCulture, $" \"{name}\"");
            }
            if (_tensor.Length > 1)
            {
                double[] values = [.. _tensor.ToArray().Select(double.CreateChecked)];
                heading.Append(CultureInfo.InvariantCulture, $": lowest {values.Min():g4}, mean {values.Average():g4}, highest {values.Max():g4}");
            }
            if (_tensor.Rank > 2 && _tensor.Length > _rows * _columns)
            {
                heading.Append(CultureInfo.InvariantCulture, $"; shown: [{string.Concat(Enumerable.Repeat("0, ", _tensor.Rank - 2))}…, …]");
            }
            return heading.ToString();
        }
    }

    /// <summary>The heading and the numbers in columns.</summary>
    public string ToText()
    {
        string[][] cells = Cells();
        int width = cells.SelectMany(row => row).Select(cell => cell.Length).DefaultIfEmpty(0).Max();
        return string.Join(Environment.NewLine, cells.Select(row => string.Join("  ", row.Select(cell => cell.PadLeft(width)))).Prepend(Heading));
    }

    /// <summary>The same as an HTML table.</summary>
    public string ToHtml()
    {
        StringBuilder html = new($"<table><caption style=\"text-align:left\">{WebUtility.HtmlEncode(Heading)}</caption><tbody>");
        foreach (string[] row in Cells())
        {
            html.Append("<tr>").AppendJoin("", row.Select(cell => $"<td style=\"text-align:right\">{cell}</td>")).Append("</tr>");
        }
        return html.Append("</tbody></table>").ToString();
    }

    /// <summary>Places along an axis; −1 stands for those left out.</summary>
    private static IEnumerable<int> Places(int size)
        => size <= Shown ? Enumerable.Range(0, size) : [.. Enumerable.Range(0, Shown / 2), -1, .. Enumerable.Range(size - (Shown / 2) + 1, (Shown / 2) - 1)];

    private string[][] Cells() => _tensor.Length == 0
        ? []
        : [.. Places(_rows).Select(row => Places(_columns).Select(column => Cell(row, column)).ToArray())];

    private string Cell(int row, int column) => row < 0 || column < 0
        ? "…"
        : double.CreateChecked(_tensor.Data[(row * _columns) + column]).ToString("g4", CultureInfo.InvariantCulture);
}
