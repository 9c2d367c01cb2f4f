namespace Tutorial.Reference.Training;

/// <summary>How somebody outside (a notebook's Stop button, Ctrl+C) ends a running training.</summary>
/// <remarks>A notebook engine finds this class by its name and sets <see cref="Requested"/>; the library itself knows no engine.</remarks>
public static class StopSignal
{
    /// <summary>Answers whether the learner asked to stop; null when nobody can.</summary>
    public static Func<bool>? Requested { get; set; }

    /// <summary>Called by long loops once a batch.</summary>
    /// <exception cref="OperationCanceledException">A stop was requested.</exception>
    public static void ThrowIfRequested()
    {
        if (Requested?.Invoke() == true)
        {
            throw new OperationCanceledException("Stopped.");
        }
    }
}
