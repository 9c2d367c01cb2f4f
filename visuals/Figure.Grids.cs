using Tutorial.Visuals.Images;
using Tutorial.Visuals.Marks;

namespace Tutorial.Visuals;

public partial record Figure
{
    /// <summary>A colour for each value of a matrix: row r at y = r from the top, column c at x = c.</summary>
    /// <param name="name">What the values are, with their unit: it stands at the colour bar.</param>
    /// <param name="values">(rows, columns); NaN stays empty.</param>
    /// <param name="showValues">Writes the numbers into the cells; by default up to 12 columns do.</param>
    /// <exception cref="ArgumentException">The matrix has no cell.</exception>
    public Figure Heatmap(string name, double[,] values, bool? showValues = null)
    {
        double[,] z = Check.Matrix(this, name, values);
        string[,]? texts = showValues ?? z.GetLength(1) <= 12 ? Grids.Texts(z, Words.Numbers.Short) : null;
        (double low, double high) = Grids.Extremes(z);
        // A matrix of equal values is as dark as that value is far from 0: all ones are not pale.
        (low, high) = low < high ? (low, high) : (Math.Min(low, 0), Math.Max(high, 0));
        // A matrix of both signs is coloured around 0, so that white means "nothing".
        bool signed = low < 0 && high > 0;
        double reach = Math.Max(-low, high);
        return Heat(name, z, signed ? ColourScale.Signed : ColourScale.Blues, signed ? -reach : low, signed ? reach : high, texts);
    }

    /// <summary>Lines of equal height over the grid of x and y.</summary>
    /// <param name="name">What the height is, with its unit.</param>
    /// <param name="x">Positions of the columns, evenly spaced, increasing.</param>
    /// <param name="y">Positions of the rows, evenly spaced, increasing.</param>
    /// <param name="z">(y, x): the height at each position.</param>
    /// <param name="levels">Heights to draw; ten between the least and the greatest when not given.</param>
    /// <exception cref="ArgumentException">The grid's size does not fit x and y.</exception>
    public Figure Contour(
        string name, IReadOnlyList<double> x, IReadOnlyList<double> y, double[,] z, IReadOnlyList<double>? levels = null)
    {
        double[,] height = Check.Grid(this, name, x, y, z);
        (double low, double high) = Grids.Extremes(height);
        double[] lines = levels is null ? [.. Enumerable.Range(1, 10).Select(i => low + ((high - low) * i / 11))] : [.. levels];
        return Change(p => p.With(new ContourMark(name, height, [.. x], [.. y], lines, Strong: false)));
    }

    /// <summary>A pale colour for the class of each cell of the grid of x and y: what a classifier answers there.</summary>
    /// <param name="name">What is decided.</param>
    /// <param name="x">Positions of the columns, evenly spaced, increasing.</param>
    /// <param name="y">Positions of the rows, evenly spaced, increasing.</param>
    /// <param name="classes">(y, x): 0, 1, 2, …</param>
    /// <param name="classNames">One for each class.</param>
    /// <exception cref="ArgumentException">The grid's size does not fit x and y, or a class has no name.</exception>
    public Figure Regions(
        string name, IReadOnlyList<double> x, IReadOnlyList<double> y, int[,] classes, IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(classNames);
        double[,] z = Check.Grid(this, name, x, y, Grids.Map(classes, c => (double)c));
        foreach (int c in classes)
        {
            Check.That(
                c >= 0 && c < classNames.Count,
                $"Figure '{Title}': regions '{name}' contain class {c}, but the names are for classes 0 to {classNames.Count - 1}; name every class.");
        }

        return Change(p => p.With(new RegionsMark(name, z, [.. x], [.. y], [.. classNames])));
    }

    internal Figure Heat(string name, double[,] z, ColourScale scale, double low, double high, string[,]? texts) => Change(p =>
        (p with { X = p.X with { Whole = true }, Y = p.Y with { Whole = true, Reversed = true } }).With(
            new HeatMark(name, z, Grids.Indices(z.GetLength(1)), Grids.Indices(z.GetLength(0)), scale, low, high, texts)));
}
