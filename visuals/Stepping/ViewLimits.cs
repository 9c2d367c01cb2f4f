namespace Tutorial.Visuals.Stepping;

/// <summary>How much is shown of a recording, so that a graph of 500 operations still makes a page that opens at once.</summary>
/// <param name="Cells">Shown elements of one tensor, about.</param>
/// <param name="Terms">Terms listed of one sum.</param>
/// <param name="TwinDepth">How often fused operations inside twins are taken apart again.</param>
/// <param name="RowWork">Numbers that taking one operation apart may touch.</param>
internal sealed record ViewLimits(int Cells, int Terms, int TwinDepth, long RowWork)
{
    /// <summary>Longer recordings are cut.</summary>
    public const int MostSteps = 2000;

    /// <summary>Multiplications spent on measured slopes of one recording.</summary>
    public const long MeasuringWork = 400_000_000;

    /// <summary>Operations that the twins on one page may have together.</summary>
    public const int MostTwinSteps = 400;

    /// <summary>Operations left for twins; shared by the twins inside twins.</summary>
    public TwinBudget Twins { get; init; } = new();

    /// <summary>The limits for a recording of so many operations.</summary>
    public static ViewLimits For(int operations) => operations switch
    {
        <= 40 => new ViewLimits(144, 12, 2, 4_000_000),
        <= 120 => new ViewLimits(64, 8, 1, 500_000),
        _ => new ViewLimits(25, 3, 1, 80_000),
    };

    /// <summary>Whether this is inside a twin, where less is measured.</summary>
    public bool IsTwin { get; private init; }

    /// <summary>The limits within a twin of so many operations.</summary>
    public ViewLimits Inside(int operations)
    {
        ViewLimits alone = For(operations);
        return this with { Cells = Math.Min(Cells, alone.Cells), Terms = Math.Min(Terms, alone.Terms), RowWork = Math.Min(RowWork, alone.RowWork), TwinDepth = TwinDepth - 1, IsTwin = true };
    }
}

/// <summary>Counts down the operations that twins may still have.</summary>
internal sealed class TwinBudget
{
    private int _left = ViewLimits.MostTwinSteps;

    /// <summary>Takes so many, if there are.</summary>
    public bool Take(int operations)
    {
        if (operations > _left)
        {
            return false;
        }
        _left -= operations;
        return true;
    }
}
