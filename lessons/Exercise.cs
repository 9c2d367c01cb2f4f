using Tutorial.Lessons.Notebooks;

namespace Tutorial.Lessons;

/// <summary>What a notebook's cells use: <c>using static Tutorial.Lessons.Exercise;</c> and then <c>Check("03.3", WeightGradient)</c>.</summary>
public static class Exercise
{
    /// <summary>Checks a function that stands in a cell.</summary>
    /// <param name="id">The exercise, such as <c>03.3</c>.</param>
    /// <param name="function">The function: a method or a lambda with typed parameters.</param>
    /// <returns>A verdict for practice, shown in the cell's output; points come from files (<c>./tutorial check</c>).</returns>
    /// <remarks>Judge and solution run in another process, which sends inputs; this process only evaluates calls.</remarks>
    /// <exception cref="ArgumentException">There is no such exercise.</exception>
    public static CellVerdict Check(string id, Delegate function) => CellCheck.Run(id, function, Random.Shared.Next(1, 100_000));

    /// <summary>The same inputs again.</summary>
    /// <param name="id">The exercise, such as <c>03.3</c>.</param>
    /// <param name="function">The function.</param>
    /// <param name="seed">The seed that a verdict named.</param>
    /// <returns>A verdict for practice.</returns>
    /// <exception cref="ArgumentException">There is no such exercise.</exception>
    public static CellVerdict Check(string id, Delegate function, int seed) => CellCheck.Run(id, function, seed);
}
