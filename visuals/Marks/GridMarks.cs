using Tutorial.Visuals.Images;

namespace Tutorial.Visuals.Marks;

/// <summary>A mark made of values on a regular grid: row r, column c lies at (X[c], Y[r]).</summary>
internal abstract record GridMark(string Name, double[,] Z, double[] X, double[] Y) : Mark(Name, 0)
{
    public override bool InLegend => false;

    public override bool Fills => true;

    public override IEnumerable<double> Xs => Edges(X);

    public override IEnumerable<double> Ys => Edges(Y);

    // A cell reaches half a step around its centre; a single cell is one unit wide.
    private static double[] Edges(double[] centres)
    {
        if (centres.Length == 0)
        {
            return [];
        }

        double half = centres.Length > 1 ? (centres[^1] - centres[0]) / (centres.Length - 1) / 2 : 0.5;
        return [centres[0] - half, centres[^1] + half];
    }
}

/// <summary>Colours for values, with the value written into each cell where <paramref name="Texts"/> are given.</summary>
internal sealed record HeatMark(
    string Name, double[,] Z, double[] X, double[] Y, ColourScale Scale, double Low, double High, string[,]? Texts)
    : GridMark(Name, Z, X, Y);

/// <summary>A pale colour for the class of each cell: what a classifier answers there.</summary>
internal sealed record RegionsMark(string Name, double[,] Z, double[] X, double[] Y, IReadOnlyList<string> Classes)
    : GridMark(Name, Z, X, Y);

/// <summary>Lines of equal height.</summary>
internal sealed record ContourMark(string Name, double[,] Z, double[] X, double[] Y, double[] Levels, bool Strong)
    : GridMark(Name, Z, X, Y);
