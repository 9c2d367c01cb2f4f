using Tutorial.Lessons.Worker;

namespace Tutorial.Lessons.Judging;

/// <summary>Plain values: copying them, looking at their numbers, comparing them.</summary>
public static class Values
{
    /// <summary>A copy that shares no array with the original.</summary>
    /// <param name="value">A value that <see cref="Wire"/> carries.</param>
    public static object? Copy(object? value)
    {
        if (value is not Array array)
        {
            return value;
        }

        var copy = (Array)array.Clone();
        if (array.Rank == 1 && array.GetType().GetElementType() is { } element && (element.IsArray || element == typeof(object)))
        {
            for (int i = 0; i < array.Length; i++)
            {
                copy.SetValue(Copy(array.GetValue(i)), i);
            }
        }

        return copy;
    }

    /// <summary>The single values in row-major order.</summary>
    /// <param name="value">A value that <see cref="Wire"/> carries.</param>
    public static IEnumerable<object?> Elements(object? value) => value is Array array
        ? array.Cast<object?>().SelectMany(Elements)
        : [value];

    /// <summary>The numbers in row-major order; text and truth values are left out.</summary>
    /// <param name="value">A value that <see cref="Wire"/> carries.</param>
    public static IEnumerable<double> Numbers(object? value) =>
        Elements(value).Where(element => element is double or int or long).Select(element => Convert.ToDouble(element, null));

    /// <summary>The lengths of all axes as text, such as <c>2×3</c>; a single value has the empty shape.</summary>
    /// <param name="value">A value that <see cref="Wire"/> carries.</param>
    public static string Shape(object? value) => value switch
    {
        Array { Rank: 1 } rows when rows.GetType().GetElementType()!.IsArray => $"{rows.Length} rows of {Rows(rows)}",
        Array array => string.Join("×", Enumerable.Range(0, array.Rank).Select(array.GetLength)),
        _ => "",
    };

    /// <summary>What a call did to its input and whether its answer is new.</summary>
    /// <param name="value">The answer.</param>
    /// <param name="before">The arguments as they were.</param>
    /// <param name="after">The very arguments that were handed over.</param>
    internal static Observations Observe(object? value, object?[] before, object?[] after)
    {
        Observations seen = Comparison.IsSame(before, after, 0) ? Observations.None : Observations.InputChanged;
        if (value is Array && after.Any(argument => ReferenceEquals(argument, value)))
        {
            seen |= Observations.InputReturned;
        }

        bool shared = value is Array { Rank: 1 } rows && rows.GetType().GetElementType()!.IsArray
            && rows.Cast<object?>().Distinct(ReferenceEqualityComparer.Instance).Count() < rows.Length;
        return shared ? seen | Observations.RowsShared : seen;
    }

    private static string Rows(Array rows) =>
        string.Join(", ", rows.Cast<object?>().Select(row => row is null ? "nothing" : Shape(row)).Distinct());
}
