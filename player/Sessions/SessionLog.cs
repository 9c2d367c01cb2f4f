namespace Tutorial.Player.Sessions;

/// <summary>What sessions write to the server's log.</summary>
internal static partial class SessionLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Session {Slug}: a message could not be handled.")]
    public static partial void Failed(ILogger logger, string slug, Exception problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The engine kept ready could not be used.")]
    public static partial void SpareFailed(ILogger logger, Exception problem);
}
