using System.Text.Json.Serialization;

namespace Tutorial.Demos.Pictures;

/// <summary>Something to draw, with its numbers: the page draws it and offers the same numbers as a table.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Words">What it shows, for those who do not see it.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Plane), "plane")]
[JsonDerivedType(typeof(Curves), "curves")]
[JsonDerivedType(typeof(Matrix), "matrix")]
[JsonDerivedType(typeof(Tiles), "tiles")]
[JsonDerivedType(typeof(Table), "table")]
public abstract record Picture(string Title, string Words);

/// <summary>A range of numbers with its name.</summary>
/// <param name="Label">The axis' name, with its unit if it has one.</param>
/// <param name="Low">The number at its beginning.</param>
/// <param name="High">The number at its end.</param>
public sealed record Axis(string Label, double Low, double High);

/// <summary>A flat piece of the world: a field of colour, points on it, paths over it.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Words">What it shows.</param>
/// <param name="X">From left to right.</param>
/// <param name="Y">From bottom to top.</param>
public sealed record Plane(string Title, string Words, Axis X, Axis Y) : Picture(Title, Words)
{
    /// <summary>Numbers on a grid, rows from low to high y, from one edge of the plane to the other; null: none.</summary>
    public double[][]? Field { get; init; }

    /// <summary>What the field's numbers are.</summary>
    public string FieldName { get; init; } = "";

    /// <summary>The numbers at the two ends of the field's colours.</summary>
    public Axis? Colours { get; init; }

    /// <summary>Heights at which lines of equal value are drawn through the field.</summary>
    public double[] Levels { get; init; } = [];

    /// <summary>Points.</summary>
    public IReadOnlyList<Mark> Marks { get; init; } = [];

    /// <summary>Lines through points.</summary>
    public IReadOnlyList<Path> Paths { get; init; } = [];

    /// <summary>Whether a click or the keys set a point: "points" paints points of a class into the data, "start" moves the place of the settings x and y.</summary>
    public string? Paint { get; init; }
}

/// <summary>A point of the plane.</summary>
/// <param name="X">Its place.</param>
/// <param name="Y">Its place.</param>
/// <param name="Kind">Its class; decides colour and form.</param>
/// <param name="Style">"full", "open" (held back from training) or "now" (what the step is about).</param>
public sealed record Mark(double X, double Y, int Kind, string Style = "full");

/// <summary>A line through points.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="X">Places.</param>
/// <param name="Y">Places.</param>
public sealed record Path(string Name, double[] X, double[] Y);

/// <summary>Curves over a common axis.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Words">What it shows.</param>
/// <param name="X">The axis below.</param>
/// <param name="Y">The axis at the left; its range only when Low differs from High.</param>
/// <param name="Series">The curves.</param>
public sealed record Curves(string Title, string Words, Axis X, Axis Y, params Path[] Series) : Picture(Title, Words);

/// <summary>A grid of numbers as colours.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Words">What it shows.</param>
/// <param name="Rows">The rows' names, top to bottom.</param>
/// <param name="Columns">The columns' names.</param>
/// <param name="Numbers">Row by row; null: nothing there yet.</param>
/// <param name="Colours">The numbers at the two ends of the colours.</param>
public sealed record Matrix(string Title, string Words, string[] Rows, string[] Columns, double?[][] Numbers, Axis Colours) : Picture(Title, Words)
{
    /// <summary>The column that the step is about; −1: none.</summary>
    public int Now { get; init; } = -1;
}

/// <summary>Small square pictures side by side, all in the same colours.</summary>
/// <param name="Title">What stands above them.</param>
/// <param name="Words">What they show.</param>
/// <param name="Names">A name for each.</param>
/// <param name="Width">Numbers in a row of each.</param>
/// <param name="Numbers">For each its numbers, row by row, the lowest row first.</param>
/// <param name="Colours">The numbers at the two ends of the colours.</param>
public sealed record Tiles(string Title, string Words, string[] Names, int Width, double[][] Numbers, Axis Colours) : Picture(Title, Words);

/// <summary>A few numbers as a table.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Words">What it shows.</param>
/// <param name="Header">The columns' names.</param>
/// <param name="Rows">The cells.</param>
public sealed record Table(string Title, string Words, string[] Header, string[][] Rows) : Picture(Title, Words);
