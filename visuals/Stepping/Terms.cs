namespace Tutorial.Visuals.Stepping;

/// <summary>Collects the terms of one sum and keeps the largest.</summary>
/// <param name="most">How many are kept.</param>
internal sealed class Terms(int most)
{
    private readonly List<(int Input, int Index, double Local, double Factor)> _all = [];

    /// <summary>Adds local · factor; a local derivative of 0 is no term.</summary>
    public void Add(int input, int index, double local, double factor)
    {
        if (local != 0)
        {
            _all.Add((input, index, local, factor));
        }
    }

    /// <summary>The largest terms, and what the others add up to.</summary>
    /// <param name="total">The whole sum, where more belongs to it than was collected; else null.</param>
    /// <param name="further">How many terms were not collected.</param>
    public ViewTerms Largest(double? total = null, int further = 0)
    {
        (int Input, int Index, double Local, double Factor)[] kept =
            [.. _all.OrderByDescending(term => Math.Abs(term.Local * term.Factor)).Take(most).OrderBy(term => term.Input).ThenBy(term => term.Index)];
        int others = _all.Count - kept.Length + further;
        double listed = kept.Sum(term => term.Local * term.Factor);
        return new ViewTerms(kept, others, others == 0 ? 0 : (total ?? _all.Sum(term => term.Local * term.Factor)) - listed);
    }
}
