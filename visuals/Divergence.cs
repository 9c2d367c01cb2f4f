namespace Tutorial.Visuals;

/// <summary>Where a learner's own numbers leave the reference for the first time.</summary>
/// <param name="Step">The operation's number, from 1, as the view counts.</param>
/// <param name="Operation">Its name.</param>
/// <param name="IsBackward">Whether it is the gradient that differs, and not the result.</param>
/// <param name="Tensor">What differs: the tensor's name, or "result 3".</param>
/// <param name="Index">The first element that differs.</param>
/// <param name="Yours">The learner's number.</param>
/// <param name="Reference">The library's.</param>
/// <param name="Agreed">The last operation before it whose given numbers agree; 0 when none was given.</param>
public sealed record Divergence(int Step, string Operation, bool IsBackward, string Tensor, IReadOnlyList<int> Index, double Yours, double Reference, int Agreed)
{
    /// <summary>One sentence: where, both numbers, and how far everything agrees.</summary>
    public override string ToString()
    {
        string what = IsBackward ? $"the gradient of {Tensor}, which the backward pass of step {Step} ({Operation}) completes," : $"{Tensor}, the result of step {Step} ({Operation}),";
        string place = Index.Count == 0 ? "" : $" at [{string.Join(", ", Index)}]";
        string before = Agreed == 0 ? "Nothing given before it can be compared." : $"What you gave up to step {Agreed} agrees.";
        return FormattableString.Invariant($"First difference: {what} is {Reference:g6}{place} and {Yours:g6} in yours. {before}");
    }
}
