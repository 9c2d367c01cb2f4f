using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.Judging;

/// <summary>Looks for the smallest input that still shows a failure.</summary>
/// <remarks>
/// First among freshly drawn small inputs, which keeps every promise of the generator about shapes; then number by number
/// towards 1, 2 and 0.5, and towards different numbers, because zeros and equal numbers hide what went wrong.
/// </remarks>
internal static class Shrinker
{
    private static readonly double[] Simple = [1, 2, 0.5, 3, -1, -2];

    // Each trial is a call of the learner's function; this many take a few hundredths of a second.
    private const int MostCalls = 150;

    /// <summary>The simplest failing input found, starting from one that fails.</summary>
    /// <param name="exercise">The exercise.</param>
    /// <param name="start">An input that fails.</param>
    /// <param name="others">More inputs to try.</param>
    /// <param name="mayFail">A quick look without the learner's function.</param>
    /// <param name="fails">Asks the learner's function.</param>
    public static object?[] Shrink(
        ExerciseDefinition exercise, object?[] start, IEnumerable<object?[]> others, Func<object?[], bool> mayFail, Func<object?[], bool> fails)
    {
        int calls = 0;
        bool Fails(object?[] input) => mayFail(input) && calls++ < MostCalls && fails(input);

        double known = Cost(start);
        object?[] best = others.Where(input => Cost(input) < known).OrderBy(Cost).FirstOrDefault(Fails) ?? start;
        for (bool better = true; better && calls < MostCalls;)
        {
            better = false;
            foreach (object?[] candidate in Simplifications(best))
            {
                if (Cost(candidate) < Cost(best) && exercise.IsFair(candidate) && Fails(candidate))
                {
                    best = candidate;
                    better = true;
                    break;
                }
            }
        }

        return best;
    }

    /// <summary>How much there is to read: few numbers, short ones, no zeros, no two alike.</summary>
    internal static double Cost(object?[] input)
    {
        object?[] elements = [.. Values.Elements(input)];
        double[] numbers = [.. elements.OfType<double>()];
        double digits = numbers.Sum(CostOf);
        return (20 * elements.Length) + digits + (3 * (numbers.Length - numbers.Distinct().Count())) + elements.OfType<int>().Sum(i => Math.Min(10, Math.Abs(i)));
    }

    private static double CostOf(double number)
    {
        int rank = Array.IndexOf(Simple, number);
        return rank >= 0 ? rank : number == 0 ? 8 : 6 + Math.Abs(number).ToString("R", System.Globalization.CultureInfo.InvariantCulture).Length;
    }

    private static IEnumerable<object?[]> Simplifications(object?[] input)
    {
        for (int argument = 0; argument < input.Length; argument++)
        {
            int count = Values.Elements(input[argument]).Count();
            for (int element = 0; element < count; element++)
            {
                foreach (double simple in Simple)
                {
                    if (With(input[argument], element, simple) is { } changed)
                    {
                        object?[] candidate = [.. input];
                        candidate[argument] = changed;
                        yield return candidate;
                    }
                }
            }
        }
    }

    // Whole numbers are sizes and labels as often as not; they stay as they were drawn.
    private static object? With(object? value, int element, double number)
    {
        if (value is double old)
        {
            return old == number ? null : number;
        }

        if (value is not Array || Values.Copy(value) is not Array copy)
        {
            return null;
        }

        int at = 0;
        return Replace(copy) ? copy : null;

        bool Replace(Array array)
        {
            if (array is double[] vector)
            {
                return Set(() => vector.Length, i => vector[i], (i, x) => vector[i] = x);
            }

            if (array is double[,] table)
            {
                int columns = table.GetLength(1);
                return Set(() => table.Length, i => table[i / columns, i % columns], (i, x) => table[i / columns, i % columns] = x);
            }

            if (array.Rank == 1 && array.GetType().GetElementType()!.IsArray)
            {
                return array.Cast<Array>().Any(Replace);
            }

            at += array.Length;
            return false;
        }

        bool Set(Func<int> length, Func<int, double> get, Action<int, double> set)
        {
            int i = element - at;
            at += length();
            if (i < 0 || i >= length() || get(i) == number)
            {
                return false;
            }

            set(i, number);
            return true;
        }
    }
}
