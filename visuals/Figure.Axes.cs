using Tutorial.Visuals.Marks;

namespace Tutorial.Visuals;

public partial record Figure
{
    /// <summary>Powers of ten at equal distances on the x axis; values of 0 or less are left out, and the description says how many.</summary>
    public Figure LogX() => Change(p => p with { X = p.X with { Log = true } });

    /// <summary>Powers of ten at equal distances on the y axis; values of 0 or less are left out, and the description says how many.</summary>
    public Figure LogY() => Change(p => p with { Y = p.Y with { Log = true } });

    /// <summary>Shows only x from <paramref name="low"/> to <paramref name="high"/>.</summary>
    /// <exception cref="ArgumentException">The interval is empty, infinite, or not positive on a log axis.</exception>
    public Figure RangeX(double low, double high) => Change(p => p with { X = Ranged(p.X, low, high) });

    /// <summary>Shows only y from <paramref name="low"/> to <paramref name="high"/>.</summary>
    /// <exception cref="ArgumentException">The interval is empty, infinite, or not positive on a log axis.</exception>
    public Figure RangeY(double low, double high) => Change(p => p with { Y = Ranged(p.Y, low, high) });

    /// <summary>Words in place of the numbers 0, 1, 2, … on the x axis, such as the tokens of a sentence.</summary>
    public Figure LabelsX(params IReadOnlyList<string> labels) => Change(p => p with { X = p.X with { Labels = [.. labels] } });

    /// <summary>Words in place of the numbers 0, 1, 2, … on the y axis.</summary>
    public Figure LabelsY(params IReadOnlyList<string> labels) => Change(p => p with { Y = p.Y with { Labels = [.. labels] } });

    /// <summary>A line across the figure at one x, such as the best epoch.</summary>
    public Figure VerticalLine(double at, string label) => Rule(true, at, label);

    /// <summary>A line across the figure at one y, such as a baseline to beat.</summary>
    public Figure HorizontalLine(double at, string label) => Rule(false, at, label);

    /// <summary>Words at a point of the figure.</summary>
    public Figure Note(double x, double y, string text) => Change(p => p.With(new TextMark([x], [y], [text])));

    private Figure Rule(bool vertical, double at, string label)
    {
        string kind = vertical ? "vertical" : "horizontal";
        Check.That(double.IsFinite(at), $"Figure '{Title}': the {kind} line '{label}' stands at {at}; give a finite number.");
        Check.Named(label, $"Figure '{Title}'", $"a label for the {kind} line at {Words.Numbers.Short(at)} that says what it marks");
        return Change(p => p.With(new RuleMark(label, vertical, at)));
    }

    private Axis Ranged(Axis axis, double low, double high)
    {
        Check.That(
            double.IsFinite(low) && double.IsFinite(high) && low < high && (!axis.Log || low > 0),
            $"Figure '{Title}': the range from {low} to {high} of axis '{axis.Name}' cannot be shown; "
            + "give two finite numbers, the lower first" + (axis.Log ? ", both above 0 on a log axis." : "."));
        return axis with { Range = (low, high) };
    }
}
