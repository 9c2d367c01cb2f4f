using Tutorial.Lessons.Compiling;
using Tutorial.Lessons.Worker;

namespace Tutorial.Lessons.Judging;

/// <summary>Runs a learner's file in a worker process, and in a new one after each that ended.</summary>
/// <param name="submission">The compiled file.</param>
/// <param name="pool">Where workers come from.</param>
public sealed class WorkerEvaluator(Submission submission, WorkerPool pool) : IEvaluator, IDisposable
{
    // Starting and loading are not the learner's time.
    private static readonly TimeSpan Loading = TimeSpan.FromSeconds(30);

    private WorkerProcess? _worker;
    private long _calls;

    /// <inheritdoc/>
    public string Isolation => _worker is null ? "" : Walls.Missing(_worker.Walls);

    /// <inheritdoc/>
    public TimeSpan Spent => _worker?.Spent ?? TimeSpan.Zero;

    /// <inheritdoc/>
    public Outcome Evaluate(string method, object?[] arguments)
    {
        var limit = TimeSpan.FromSeconds(pool.Limits.CallSeconds);
        try
        {
            return _worker is null && Start() is { } problem ? problem : Call(method, arguments, limit);
        }
        catch (Exception broken) when (broken is EndOfStreamException or InvalidDataException or InvalidCastException or FormatException or ArgumentException)
        {
            // The bytes are no answer: whoever sent them is not the worker that was started.
            return Ended(limit);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _worker?.Dispose();
        _worker = null;
    }

    private Outcome Call(string method, object?[] arguments, TimeSpan limit)
    {
        // A number that the code cannot know: an answer that was forged ahead of its call does not carry it.
        long number = ++_calls ^ Random.Shared.NextInt64();
        BinaryReader? answer = _worker!.Ask(writer =>
        {
            writer.Write((byte)Request.Call);
            writer.Write(method);
            writer.Write(number);
            writer.Write((byte)arguments.Length);
            foreach (object? argument in arguments)
            {
                Wire.Write(writer, argument);
            }
        }, limit);
        return answer is null ? Ended(limit) : Read(answer, number);
    }

    private Outcome? Start()
    {
        _worker = pool.Take();
        BinaryReader? loaded = _worker.Ask(writer =>
        {
            writer.Write((byte)Request.Load);
            writer.Write(submission.Assembly!.Length);
            writer.Write(submission.Assembly);
            writer.Write(submission.Symbols.Length);
            writer.Write(submission.Symbols);
        }, Loading);
        return loaded is null ? Ended(Loading)
            : (Response)loaded.ReadByte() == Response.Ready ? null
            : new Outcome.Unusable(loaded.ReadString());
    }

    private Outcome Ended(TimeSpan limit)
    {
        Wait waited = _worker!.Waited;
        string words = waited == Wait.Answered ? _worker.LastWords() : "";
        Dispose();
        return waited == Wait.Late ? new Outcome.TimedOut(limit)
            : waited == Wait.Flooded ? new Outcome.Died(VerdictKind.TooManyThreads)
            : new Outcome.Died(words.Contains("OutOfMemory", StringComparison.Ordinal) || words.Contains("Out of memory", StringComparison.Ordinal)
                ? VerdictKind.TooMuchMemory
                : VerdictKind.Crashed, words);
    }

    private static Outcome Read(BinaryReader answer, long number)
    {
        var kind = (Response)answer.ReadByte();
        if (kind == Response.Unusable)
        {
            return new Outcome.Unusable(answer.ReadString());
        }

        if (answer.ReadInt64() != number)
        {
            throw new InvalidDataException("an answer to no question");
        }

        return kind == Response.Answer
            ? new Outcome.Answer(Wire.Read(answer), (Observations)answer.ReadInt32(), answer.ReadString())
            : new Outcome.Threw(answer.ReadString(), answer.ReadString(), answer.ReadInt32(), answer.ReadString());
    }
}
