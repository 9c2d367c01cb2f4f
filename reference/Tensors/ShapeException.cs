namespace Tutorial.Reference.Tensors;

/// <summary>Shapes that do not fit together, told in one sentence: operation, argument, both shapes, the rule, the usual fix.</summary>
/// <remarks>Thrown before any arithmetic, so nothing has been changed when it arrives.</remarks>
public sealed class ShapeException : ArgumentException
{
    /// <summary>An exception without a sentence.</summary>
    public ShapeException()
    {
    }

    /// <summary>An exception with its one sentence.</summary>
    /// <param name="message">What did not fit, where, and what to do.</param>
    public ShapeException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with its one sentence and the one that caused it.</summary>
    /// <param name="message">What did not fit, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public ShapeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
