namespace Tutorial.Lessons.Judging;

/// <summary>Whoever runs the learner's function: a worker process, a notebook's engine, or a test's delegate.</summary>
public interface IEvaluator
{
    /// <summary>Calls a method; never throws for what the method does.</summary>
    /// <param name="method">The method's name.</param>
    /// <param name="arguments">Values that <see cref="Worker.Wire"/> carries; they are not changed.</param>
    Outcome Evaluate(string method, object?[] arguments);

    /// <summary>The processor time that all calls together have taken.</summary>
    TimeSpan Spent { get; }

    /// <summary>What was not isolated, as a plain sentence; empty when every wall stood.</summary>
    string Isolation { get; }
}
