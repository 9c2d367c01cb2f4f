namespace Tutorial.Kernel.Protocol;

/// <summary>A line that is not a message of the protocol; the message says which rule it breaks.</summary>
public sealed class ProtocolException : Exception
{
    /// <summary>Says what is wrong with the line.</summary>
    public ProtocolException(string message) : base(message)
    {
    }

    /// <summary>Says what is wrong with the line, and what found it.</summary>
    public ProtocolException(string message, Exception inner) : base(message, inner)
    {
    }
}
