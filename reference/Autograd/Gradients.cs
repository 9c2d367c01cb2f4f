namespace Tutorial.Reference.Autograd;

/// <summary>Switches of the graph: recording gradients, checking for NaN.</summary>
public static class Gradients
{
    [ThreadStatic]
    private static int s_off;

    /// <summary>Whether operations on this thread are tied into the graph.</summary>
    public static bool Enabled => s_off == 0;

    /// <summary>Report the first operation whose result or gradient is NaN or infinite, by an <see cref="ArithmeticException"/> that names it and the place. Costs a pass over every result; off by default.</summary>
    public static bool CheckFinite { get; set; }

    /// <summary>Builds no graph until the returned scope is disposed: for evaluation, where nothing is learnt.</summary>
    /// <example><code>using (Gradients.Off()) { double accuracy = … }</code></example>
    public static IDisposable Off() => new Scope();

    private sealed class Scope : IDisposable
    {
        private bool _ended;

        public Scope() => s_off++;

        public void Dispose()
        {
            if (!_ended)
            {
                _ended = true;
                s_off--;
            }
        }
    }
}
