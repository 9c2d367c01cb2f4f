namespace Tutorial.Kernel.Protocol;

/// <summary>Names one message, so that what follows from it can point back to it.</summary>
/// <param name="Id">Unique within a session, chosen by the sender (<c>msg_id</c>).</param>
/// <param name="Type">One of <see cref="MessageTypes"/> (<c>msg_type</c>).</param>
public sealed record Header(string Id, string Type)
{
    /// <summary>A header with a fresh identifier.</summary>
    public static Header New(string type) => new(Guid.NewGuid().ToString("N"), type);
}
