using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L08RecurrentNetworks;

internal static class TruncatedSlopeCheck
{
    public static ExerciseDefinition Exercise { get; } = new("08.7", "Truncated unrolling")
    {
        Points = 3,
        Task = "One unit, pieces of `piece` steps: steps 1 … piece, then the next ones, the last piece may be shorter. Return the slope of w summed over all pieces. Within a piece blame goes back; across its border it does not, though the state does go forward.",
        Solution = TruncatedSlope,
        Inputs =
            from steps in Draw.Count(4, 7)
            from piece in Draw.Count(2, 3)
            from h in Draw.Between(-0.9, 0.9).ArrayOf(steps + 1)
            from w in Draw.Between(0.4, 1.5)
            from dh in Draw.Vector(steps, 1)
            select Draw.Inputs(h, w, dh, piece),
        IsFair = input => input is [double[] h, double, double[] dh, int piece] && h.Length == dh.Length + 1 && dh.Length > piece && piece >= 2,
        Laws =
        [
            new("the pieces' slopes, each found alone, add up to the whole", (f, input) =>
            {
                double[] h = (double[])input[0]!, dh = (double[])input[2]!;
                int piece = (int)input[3]!;
                double sum = dh.Chunk(piece).Select((part, i) => (double)f([h[(i * piece)..((i * piece) + part.Length + 1)], input[1], part, piece])!).Sum();
                return Tables.Same(sum, f(input));
            }),
        ],
        Mistakes =
        [
            new("not cut", "the gradient runs through the borders as if nothing had been cut",
                (double[] h, double w, double[] dh, int piece) => TruncatedSlope(h, w, dh, dh.Length)),
            new("state cut as well", "the state starts at zero in each piece; only the gradient is cut, the state goes on",
                (double[] h, double w, double[] dh, int piece) => Walk(h, w, dh, piece, forget: true)),
            new("single steps", "nothing goes back at all, as if each piece were one step long",
                (double[] h, double w, double[] dh, int piece) => TruncatedSlope(h, w, dh, 1)),
            new("pieces from the end", "the pieces are counted from the end; they begin at step 1, and the last may be shorter",
                (double[] h, double w, double[] dh, int piece) => Walk(h, w, dh, piece, offset: dh.Length % piece)),
            new("last piece only", "only the last piece counts; the slopes of all pieces add up",
                (double[] h, double w, double[] dh, int piece) => Walk(h, w, dh, piece, lastOnly: true)),
        ],
        Hints =
        [
            "Walk backward as in 08.3. At which steps must the blame that comes from behind be dropped?",
            "δ = (dh[t − 1] + back)·(1 − h[t]²);   slope += δ·h[t − 1];   back = δ·w, but 0 when t is the first step of a piece.",
            "Pieces of 2: steps 1, 2 | 3, 4. After step 3 `back` becomes 0, so step 2 hears nothing of steps 3 and 4. Step 3 still pairs with the true state h[2].",
            "for (int t = T; t >= 1; t--) { …; back = (t - 1) % piece == 0 ? 0 : delta * w; }",
        ],
        Explanation = "This is what `state.Detach()` does between two pieces: numbers go on, blame ends. Memory and time for each update no longer grow with the length of the text; what lies further back than one piece can be remembered but not learnt.",
    };

    private static double TruncatedSlope(double[] h, double w, double[] dh, int piece)
    {
        double slope = 0, back = 0;
        for (int t = dh.Length; t >= 1; t--)
        {
            double delta = (dh[t - 1] + back) * (1 - (h[t] * h[t]));
            slope += delta * h[t - 1];
            bool first = (t - 1) % piece == 0;
            back = first ? 0 : delta * w;
        }

        return slope;
    }

    private static double Walk(double[] h, double w, double[] dh, int piece, bool forget = false, int offset = 0, bool lastOnly = false)
    {
        double slope = 0, back = 0;
        for (int t = dh.Length; t >= 1; t--)
        {
            bool first = (t - 1 + piece - offset) % piece == 0;
            double delta = (dh[t - 1] + back) * (1 - (h[t] * h[t]));
            slope += first && forget ? 0 : delta * h[t - 1];
            back = first ? 0 : delta * w;
            if (first && lastOnly)
            {
                break;
            }
        }

        return slope;
    }
}
