using System.Reflection;
using FsCheck;

namespace Tutorial.Lessons.Exercises;

/// <summary>One exercise: what is asked, how inputs are drawn, what is right, what is known to go wrong.</summary>
/// <param name="Id">Lesson and number, such as <c>03.2</c>.</param>
/// <param name="Title">A few words, such as <c>The gradient of a weight</c>.</param>
public sealed record ExerciseDefinition(string Id, string Title)
{
    /// <summary>Points that a right answer earns.</summary>
    public int Points { get; init; } = 2;

    /// <summary>The folder of the lesson, such as <c>03-backpropagation</c>.</summary>
    public string Lesson { get; init; } = "";

    /// <summary>What to do, in one or two plain sentences.</summary>
    public required string Task { get; init; }

    /// <summary>The right function; its name, parameters and return type are the exercise's signature.</summary>
    public required Delegate Solution { get; init; }

    /// <summary>Draws the arguments of one call; size 0 to 100 draws small inputs first.</summary>
    public required Gen<object?[]> Inputs { get; init; }

    /// <summary>Properties that every right answer has: the message when no mistake explains the numbers. At least one.</summary>
    public required IReadOnlyList<Law> Laws { get; init; }

    /// <summary>Known mistakes, three or more.</summary>
    public required IReadOnlyList<Mistake> Mistakes { get; init; }

    /// <summary>Four rungs: a question, the formula, a worked micro-example or the shapes, nearly the code.</summary>
    public required IReadOnlyList<string> Hints { get; init; }

    /// <summary>Why the solution is right: read after success.</summary>
    public required string Explanation { get; init; }

    /// <summary>Library members allowed beside the language's own, such as <c>System.Numerics.Vector</c>; see the judge's allow-list.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>Numbers agree when they differ by at most this × max(1, |expected|).</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Says whether an input that a simplification made is still a fair one; inputs as drawn always are.</summary>
    public Func<object?[], bool> IsFair { get; init; } = _ => true;

    /// <summary>What the parts of an answer of several parts are called, for the table and for partial credit.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>The method that the learner writes.</summary>
    public string Method => Solution.Method.Name;

    /// <summary>The parameters in order.</summary>
    public IReadOnlyList<ParameterInfo> Parameters => Solution.Method.GetParameters();

    /// <summary>What the method returns.</summary>
    public Type Returns => Solution.Method.ReturnType;

    /// <summary>The signature as one line of C#.</summary>
    public string Signature => Exercises.Signature.Of(Solution.Method);
}
