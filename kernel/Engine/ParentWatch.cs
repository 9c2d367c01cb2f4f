namespace Tutorial.Kernel.Engine;

/// <summary>Ends the engine when the program that started it is gone without closing the engine's input.</summary>
internal static class ParentWatch
{
    private static readonly TimeSpan _every = TimeSpan.FromMilliseconds(500);

    /// <summary>Begins to watch.</summary>
    public static void Start()
    {
        int parent = StandardStreams.ParentId();
        if (parent == 0)
        {
            return;
        }

        var watch = new Thread(() =>
        {
            while (StandardStreams.ParentId() == parent)
            {
                Thread.Sleep(_every);
            }

            StandardStreams.EndGroup();
        })
        { IsBackground = true, Name = "parent watch" };
        watch.Start();
    }
}
