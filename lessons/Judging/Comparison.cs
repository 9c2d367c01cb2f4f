namespace Tutorial.Lessons.Judging;

/// <summary>Compares answers: numbers within a tolerance, everything else exactly.</summary>
public static class Comparison
{
    /// <summary>True when both values have one shape and agree everywhere.</summary>
    /// <param name="expected">What is right.</param>
    /// <param name="actual">What came.</param>
    /// <param name="tolerance">Numbers may differ by this × max(1, |expected|).</param>
    public static bool IsSame(object? expected, object? actual, double tolerance) => Difference(expected, actual, tolerance) is null;

    /// <summary>True when two calls came out alike: the same answer, or an exception of one type.</summary>
    /// <param name="expected">How it should come out.</param>
    /// <param name="actual">How it came out.</param>
    /// <param name="tolerance">Numbers may differ by this × max(1, |expected|).</param>
    public static bool IsSame(Outcome expected, Outcome actual, double tolerance) => (expected, actual) switch
    {
        (Outcome.Answer e, Outcome.Answer a) => IsSame(e.Value, a.Value, tolerance),
        (Outcome.Threw e, Outcome.Threw a) => e.Type == a.Type,
        _ => false,
    };

    /// <summary>Where two values first differ, in words; null when they agree.</summary>
    /// <param name="expected">What is right.</param>
    /// <param name="actual">What came.</param>
    /// <param name="tolerance">Numbers may differ by this × max(1, |expected|).</param>
    public static string? Difference(object? expected, object? actual, double tolerance)
    {
        if (expected is not Array right)
        {
            return IsSameScalar(expected, actual, tolerance) ? null : "";
        }

        if (actual is not Array given)
        {
            return actual is null ? "the answer is null" : "the answer is a single value";
        }

        if (right.Rank != given.Rank || !Lengths(right).SequenceEqual(Lengths(given)))
        {
            return $"the shape is {Values.Shape(given)}, expected {Values.Shape(right)}";
        }

        foreach (int[] index in Indices(right))
        {
            if (Difference(right.GetValue(index), given.GetValue(index), tolerance) is { } inner)
            {
                string here = $"[{string.Join(", ", index)}]";
                return inner.StartsWith("at [", StringComparison.Ordinal) ? $"at {here}{inner[3..]}" : inner.Length == 0 ? $"at {here}" : $"at {here}: {inner}";
            }
        }

        return null;
    }

    private static bool IsSameScalar(object? expected, object? actual, double tolerance)
    {
        if (expected is double e && actual is double a)
        {
            // Not a number is right only where the solution says so; infinities agree by their sign.
            return double.IsNaN(e) || double.IsNaN(a) ? double.IsNaN(e) && double.IsNaN(a)
                : e == a || Math.Abs(e - a) <= tolerance * Math.Max(1, Math.Abs(e));
        }

        return Equals(expected, actual);
    }

    private static IEnumerable<int> Lengths(Array array) => Enumerable.Range(0, array.Rank).Select(array.GetLength);

    private static IEnumerable<int[]> Indices(Array array)
    {
        var index = new int[array.Rank];
        for (int done = 0; done < array.Length; done++)
        {
            yield return index;
            for (int axis = index.Length - 1; axis >= 0 && ++index[axis] == array.GetLength(axis); axis--)
            {
                index[axis] = 0;
            }
        }
    }
}
