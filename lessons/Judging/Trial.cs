using System.Diagnostics;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.Judging;

/// <summary>The learner's answers beside the right ones, on every drawn input.</summary>
internal sealed class Trial
{
    // A whole exercise gets a few times what one call gets; else a hundred slow calls would hold up a class.
    private const int CallsWorth = 3;

    // Only for code that waits instead of computing: time on the wall says little on a busy machine.
    private const int WallWorth = 20;

    private readonly DelegateEvaluator _solution;
    private readonly IEvaluator _learner;

    private Trial(ExerciseDefinition exercise, IEvaluator learner)
    {
        Exercise = exercise;
        _learner = learner;
        _solution = new DelegateEvaluator(exercise.Solution);
    }

    public ExerciseDefinition Exercise { get; }

    public List<object?[]> Inputs { get; } = [];

    public List<Outcome> Expected { get; } = [];

    public List<Outcome> Actual { get; } = [];

    /// <summary>What ended the trial early: a timeout, a dead worker, an answer that cannot travel; null when all inputs ran.</summary>
    public Outcome? Stopped { get; private set; }

    /// <summary>True when the second answer to an input differed from the first.</summary>
    public bool DoesNotRepeat { get; private set; }

    /// <summary>Runs the learner's function on the inputs until something ends it.</summary>
    public static Trial Run(ExerciseDefinition exercise, IEvaluator learner, IReadOnlyList<object?[]> inputs, double callSeconds)
    {
        var trial = new Trial(exercise, learner);
        var clock = Stopwatch.StartNew();
        TimeSpan before = learner.Spent;
        foreach (object?[] input in inputs)
        {
            Outcome outcome = trial.Ask(input);
            trial.Inputs.Add(input);
            trial.Expected.Add(trial.Right(input));
            trial.Actual.Add(outcome);
            if (outcome is not (Outcome.Answer or Outcome.Threw) || outcome is Outcome.Threw { Type: nameof(NotImplementedException) or nameof(OutOfMemoryException) })
            {
                trial.Stopped = outcome;
                return trial;
            }

            if (clock.Elapsed.TotalSeconds > CallsWorth * callSeconds
                && ((learner.Spent - before).TotalSeconds > CallsWorth * callSeconds || clock.Elapsed.TotalSeconds > WallWorth * callSeconds))
            {
                trial.Stopped = new Outcome.TimedOut(TimeSpan.FromSeconds(CallsWorth * callSeconds));
                return trial;
            }
        }

        trial.AskAgain();
        return trial;
    }

    public Outcome Ask(object?[] input) => _learner.Evaluate(Exercise.Method, input);

    public Outcome Right(object?[] input) => _solution.Evaluate(Exercise.Method, input);

    public bool IsRight(int i) => Comparison.IsSame(Expected[i], Actual[i], Exercise.Tolerance);

    /// <summary>Every answer is right, leaving aside what else the calls did.</summary>
    public bool AllRight => Enumerable.Range(0, Inputs.Count).All(IsRight);

    // Backwards and bit for bit: what remembers its last call or draws at random is found out.
    private void AskAgain()
    {
        for (int i = Inputs.Count - 1; i >= 0 && !DoesNotRepeat; i -= Math.Max(1, Inputs.Count / 12))
        {
            Outcome again = Ask(Inputs[i]);
            if (again is not (Outcome.Answer or Outcome.Threw))
            {
                Stopped = again;
                return;
            }

            DoesNotRepeat = !Comparison.IsSame(Actual[i], again, 0);
        }
    }
}
