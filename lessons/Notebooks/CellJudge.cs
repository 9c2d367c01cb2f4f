using System.Globalization;
using Tutorial.Lessons.Exercises;
using Tutorial.Lessons.Judging;
using Tutorial.Lessons.Reporting;
using Tutorial.Lessons.Worker;

namespace Tutorial.Lessons.Notebooks;

/// <summary>The judge's side of a notebook's <c>Check</c>: a process of its own, which ends with the verdict.</summary>
internal sealed class CellJudge : IEvaluator
{
    private readonly Stream _requests;
    private readonly Stream _answers;

    private CellJudge(Stream requests, Stream answers) => (_requests, _answers) = (requests, answers);

    /// <inheritdoc/>
    // The function runs in the learner's own notebook, where nothing needs to be isolated.
    public string Isolation => "";

    /// <inheritdoc/>
    // The Stop button ends a cell; the judge sets no limit.
    public TimeSpan Spent => TimeSpan.Zero;

    /// <summary>Judges one function and writes the verdict.</summary>
    /// <param name="id">The exercise.</param>
    /// <param name="seed">Draws the inputs.</param>
    public static int Run(string id, string seed)
    {
        using Stream requests = Console.OpenStandardOutput();
        using Stream answers = Console.OpenStandardInput();
        BinaryReader? function = Frame.Read(answers);
        (string types, string name) = function is null ? ("", "") : (function.ReadString(), function.ReadString());
        if (Course.Kit.Find(id) is not { } exercise)
        {
            Frame.Write(requests, writer =>
            {
                writer.Write((byte)CellMessage.Unknown);
                writer.Write($"There is no exercise {id}; ./tutorial list shows all of them.");
            });
            return 1;
        }

        Verdict verdict = Named(Judged(exercise, types, int.Parse(seed, CultureInfo.InvariantCulture), new CellJudge(requests, answers)), name);
        Frame.Write(requests, writer =>
        {
            writer.Write((byte)CellMessage.Verdict);
            writer.Write(verdict.Passed);
            writer.Write(TextReport.Of(verdict));
            writer.Write(HtmlReport.Of(verdict));
        });
        return 0;
    }

    /// <inheritdoc/>
    public Outcome Evaluate(string method, object?[] arguments)
    {
        Frame.Write(_requests, writer =>
        {
            writer.Write((byte)CellMessage.Call);
            writer.Write((byte)arguments.Length);
            foreach (object? argument in arguments)
            {
                Wire.Write(writer, argument);
            }
        });
        return Frame.Read(_answers) is { } answer ? OutcomeWire.Read(answer) : new Outcome.Died(VerdictKind.Crashed);
    }

    private static Verdict Judged(ExerciseDefinition exercise, string types, int seed, CellJudge cell)
    {
        string expected = $"{Signature.Of(exercise.Returns)}({string.Join(", ", exercise.Parameters.Select(p => Signature.Of(p.ParameterType)))})";
        return types == expected
            ? new Judge(seed, callSeconds: 60).Check(exercise, cell)
            : new Verdict(exercise, VerdictKind.NoMethod, $"The function has another signature: yours is {types}, the exercise asks for {exercise.Signature}.", seed);
    }

    // A cell may call its function MyFire where the exercise says Fire: the learner looks for the former.
    private static Verdict Named(Verdict verdict, string name) => verdict.Kind == VerdictKind.NotWritten && name.Length > 0
        ? verdict with { Message = verdict.Message.Replace($"{verdict.Exercise.Method} is", $"{name} is", StringComparison.Ordinal) }
        : verdict;
}
