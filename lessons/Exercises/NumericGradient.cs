using Tutorial.Lessons.Judging;

namespace Tutorial.Lessons.Exercises;

/// <summary>Slopes by central differences: the witness for every gradient that a learner writes.</summary>
public static class NumericGradient
{
    private const double Step = 6e-6;

    /// <summary>The slope of a function of several numbers along each of them.</summary>
    /// <param name="function">The function.</param>
    /// <param name="at">Where: a number, a vector or a table.</param>
    /// <returns>One slope for each number, in row-major order.</returns>
    public static double[] Of(Func<object, double> function, object at) =>
        [.. Enumerable.Range(0, Values.Numbers(at).Count()).Select(i => Slope(function, at, i))];

    /// <summary>True when the numbers of a gradient agree with the slopes, to 1e-5 × max(1, |slope|).</summary>
    /// <param name="gradient">What a learner's function answered.</param>
    /// <param name="function">The function it should be the gradient of.</param>
    /// <param name="at">Where.</param>
    public static bool Agrees(object? gradient, Func<object, double> function, object at) =>
        Comparison.IsSame(Of(function, at), Values.Numbers(gradient).ToArray(), 1e-5);

    private static double Slope(Func<object, double> function, object at, int index)
    {
        double x = Values.Numbers(at).ElementAt(index);
        double h = Step * Math.Max(1, Math.Abs(x));
        return (function(With(at, index, x + h)) - function(With(at, index, x - h))) / (2 * h);
    }

    private static object With(object at, int index, double number)
    {
        if (at is not Array array)
        {
            return number;
        }

        var copy = (Array)array.Clone();
        int last = copy.GetLength(copy.Rank - 1);
        int[] where = copy.Rank == 1 ? [index] : [index / last, index % last];
        copy.SetValue(number, where);
        return copy;
    }
}
