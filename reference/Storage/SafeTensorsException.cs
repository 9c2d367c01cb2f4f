namespace Tutorial.Reference.Storage;

/// <summary>A safetensors file that is not what it should be: which file, what is wrong, what to do.</summary>
public sealed class SafeTensorsException : IOException
{
    /// <summary>An exception without a sentence.</summary>
    public SafeTensorsException()
    {
    }

    /// <summary>An exception with its one sentence.</summary>
    /// <param name="message">Which file, what is wrong, what to do.</param>
    public SafeTensorsException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with its one sentence and the one that caused it.</summary>
    /// <param name="message">Which file, what is wrong, what to do.</param>
    /// <param name="innerException">The cause.</param>
    public SafeTensorsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
