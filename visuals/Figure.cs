using Tutorial.Visuals.Display;
using Tutorial.Visuals.Marks;

namespace Tutorial.Visuals;

/// <summary>A chart: what is drawn, with names and units on its axes, and the same in words and numbers.</summary>
/// <remarks>
/// A figure never changes; each call returns a new one:
/// <code>
/// Figure.Of("Loss while training", x: "epoch", y: "cross-entropy (nats)")
///     .Line("training", [0.9, 0.5, 0.3])
///     .Line("validation", [0.95, 0.6, 0.5])
///     .HorizontalLine(2.303, "guessing")
/// </code>
/// A notebook shows it by itself. <see cref="Chart"/> has ready-made figures for the lessons.
/// </remarks>
[TypeFormatterSource(
    typeof(FigureFormatterSource),
    PreferredMimeTypes = [Mime.Plotly, Mime.Html, Mime.Svg, Mime.Text])]
public partial record Figure
{
    internal Figure(string title, IReadOnlyList<Panel> panels, int columns)
    {
        Title = title;
        Panels = panels;
        Columns = columns;
    }

    /// <summary>What the figure shows, in a few words.</summary>
    public string Title { get; }

    /// <summary>Width in pixels; 0 lets the number of columns decide.</summary>
    public int Width { get; private init; }

    /// <summary>Height in pixels; 0 lets the number of rows decide.</summary>
    public int Height { get; private init; }

    /// <summary>What the figure shows, in words and numbers, for whoever does not see it: the text alternative.</summary>
    public string Description => OwnDescription ?? Words.Description.Of(this);

    internal IReadOnlyList<Panel> Panels { get; private init; }

    internal int Columns { get; }

    internal int Rows => (Panels.Count + Columns - 1) / Columns;

    // One panel fills a slide; panels side by side are smaller, and their fonts are not.
    internal (int Width, int Height) Pixels => (
        Width > 0 ? Width : Panels.Count == 1 ? 760 : Math.Max(500, (Columns <= 2 ? 420 : 340) * Columns),
        Height > 0 ? Height : Panels.Count == 1 ? 484 : 44 + (350 * Rows));

    /// <summary>Tables in place of those of the marks, where positions on the axes say nothing.</summary>
    internal IReadOnlyList<Html.NumbersTable>? OwnTables { get; init; }

    private string? OwnDescription { get; init; }

    /// <summary>An empty figure with one pair of axes.</summary>
    /// <param name="title">What it shows, in a few words.</param>
    /// <param name="x">Name of the x axis with its unit, such as <c>time (s)</c>.</param>
    /// <param name="y">Name of the y axis with its unit.</param>
    /// <exception cref="ArgumentException">A title or a name is missing.</exception>
    public static Figure Of(string title, string x, string y)
    {
        Check.Named(title, "Figure", "a title that says what it shows");
        Check.Named(x, $"Figure '{title}'", "a name for its x axis with the unit, such as \"epoch\" or \"time (s)\"");
        Check.Named(y, $"Figure '{title}'", "a name for its y axis with the unit, such as \"loss (nats)\"");
        return new Figure(title, [new Panel("", new Axis(x), new Axis(y), [])], 1);
    }

    /// <summary>Several figures side by side, row after row; the title of each stands above its panel.</summary>
    /// <param name="title">What they show together.</param>
    /// <param name="columns">Figures in a row, at least 1; a figure that is itself a grid brings its own columns along.</param>
    /// <param name="figures">At least one.</param>
    /// <exception cref="ArgumentException">No figure, no column, or no title.</exception>
    public static Figure Grid(string title, int columns, params IReadOnlyList<Figure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        Check.Named(title, "Figure.Grid", "a title that says what the figures show together");
        Check.That(columns >= 1, $"Figure.Grid '{title}': {columns} columns are too few; give at least 1.");
        Check.That(figures.Count > 0, $"Figure.Grid '{title}': there is no figure to show; give at least one.");
        Panel[] panels = [.. figures.SelectMany(f => f.Panels.Select(p => p.Title.Length > 0 ? p : p with { Title = f.Title }))];
        return new Figure(title, panels, Math.Min(columns * figures.Max(f => f.Columns), panels.Length))
        {
            // What a figure says in its own words, or shows in tables of its own, it says and shows in the grid, too.
            OwnDescription = figures.Any(f => f.OwnDescription is not null) ? $"{title}. {string.Join(" ", figures.Select(f => f.Description))}" : null,
            OwnTables = figures.Any(f => f.OwnTables is not null) ? [.. figures.SelectMany(Html.NumbersTable.Of)] : null,
        };
    }

    /// <summary>The figure with its text alternative in your own words; without it the marks describe themselves.</summary>
    public Figure Describe(string description) => this with { OwnDescription = description };

    /// <summary>The figure in another size, in pixels.</summary>
    public Figure Size(int width, int height)
    {
        Check.That(
            width is >= 200 and <= 4000 && height is >= 150 and <= 4000,
            $"Figure '{Title}': {width} × {height} pixels cannot be drawn; give a width of 200 to 4000 and a height of 150 to 4000.");
        return this with { Width = width, Height = height };
    }

    /// <summary>The figure as plotly's JSON object: <c>data</c> and <c>layout</c>.</summary>
    public string ToPlotly() => Plotly.PlotlyWriter.Write(this);

    /// <summary>The figure as a picture that stands alone, on paper of its own, light or dark as the reader's system asks.</summary>
    public string ToSvg() => Svg.SvgWriter.Write(this, standalone: true);

    /// <summary>The figure as HTML without script: the picture, the description, and the numbers as tables.</summary>
    public string ToHtml() => Html.HtmlWriter.Write(this);

    /// <summary>The description: what a terminal shows.</summary>
    public sealed override string ToString() => Description;

    /// <summary>Everything a notebook stores of the figure: content by MIME type.</summary>
    public virtual IReadOnlyDictionary<string, string> Bundle() => new Dictionary<string, string>
    {
        [Mime.Plotly] = ToPlotly(),
        [Mime.Html] = ToHtml(),
        [Mime.Svg] = ToSvg(),
        [Mime.Text] = Description,
    };

    // Marks, ranges and lines belong to one pair of axes; a grid has several.
    internal Figure Change(Func<Panel, Panel> change)
    {
        Check.That(
            Panels.Count == 1,
            $"Figure '{Title}': a grid of {Panels.Count} panels takes no more marks; add them to the figures before they are put side by side.");
        Panel changed = change(Panels[0]);
        Check.That(
            !((changed.X.Log || changed.Y.Log) && changed.Marks.Any(m => m.Fills)),
            $"Figure '{Title}': heat maps, regions, contours and pictures have evenly spaced cells; take the log of their positions instead of a log axis.");
        return this with { Panels = [changed] };
    }
}
