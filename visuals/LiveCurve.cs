namespace Tutorial.Visuals;

/// <summary>A curve that grows while a model trains: collects points, and hands out a new figure at most ten times a second.</summary>
/// <remarks>
/// <code>
/// var shown = display("training starts");
/// using var live = new LiveCurve("Training", "step", "loss (nats)", figure => shown.Update(figure));
/// live.Add("training", step, loss);
/// </code>
/// While it grows, figures carry the light <see cref="Mime.Curve"/>; the last one, from <see cref="Dispose"/>, is an ordinary figure.
/// One thread adds; the callback runs on that thread.
/// </remarks>
public sealed class LiveCurve : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);
    private readonly Figure _empty;
    private readonly Action<Figure> _show;
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, (List<double> X, List<double> Y)> _series = [];
    private long? _shownAt;
    private bool _finished;

    /// <summary>A curve without points.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="x">Name of the x axis with its unit.</param>
    /// <param name="y">Name of the y axis with its unit.</param>
    /// <param name="show">Shows a figure in place of the one before.</param>
    /// <param name="clock">Tells the time; a test gives its own.</param>
    /// <exception cref="ArgumentException">A name is missing.</exception>
    public LiveCurve(string title, string x, string y, Action<Figure> show, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(show);
        _empty = Figure.Of(title, x, y);
        _show = show;
        _clock = clock ?? TimeProvider.System;
    }

    /// <summary>The curve as it is now, as an ordinary figure.</summary>
    public Figure Figure => _series.Aggregate(_empty, (figure, s) => figure.Line(s.Key, s.Value.X, s.Value.Y));

    /// <summary>Adds a point to the named series, and shows the curve unless it was shown less than a tenth of a second ago.</summary>
    /// <exception cref="ObjectDisposedException">The curve is finished.</exception>
    public void Add(string series, double x, double y)
    {
        ObjectDisposedException.ThrowIf(_finished, this);
        if (!_series.TryGetValue(series, out (List<double> X, List<double> Y) points))
        {
            _series[series] = points = ([], []);
        }

        points.X.Add(x);
        points.Y.Add(y);
        if (_shownAt is null || _clock.GetElapsedTime(_shownAt.Value) >= s_pause)
        {
            _shownAt = _clock.GetTimestamp();
            _show(new CurveFigure(Figure));
        }
    }

    /// <summary>Shows the last state, with every point, as an ordinary figure. A second call does nothing.</summary>
    public void Dispose()
    {
        if (!_finished)
        {
            _finished = true;
            _show(Figure);
        }
    }
}
