using Tutorial.Reference.Autograd;
using Tutorial.Visuals.Display;
using Tutorial.Visuals.Stepping;

namespace Tutorial.Visuals;

/// <summary>A computation to step through: a notebook shows it as a page with next, back, jump and play; a terminal and a screen reader as text.</summary>
/// <remarks>The page holds its own script and style and asks for nothing; without scripts it shows the text. All numbers are the library's.</remarks>
[TypeFormatterSource(typeof(StepFormatterSource), PreferredMimeTypes = [Mime.Html, Mime.Text])]
public sealed class StepThrough
{
    private readonly Lazy<ViewModel> _model;

    internal StepThrough(StepTrace trace, Divergence? divergence = null)
    {
        (Trace, Divergence) = (trace, divergence);
        _model = new Lazy<ViewModel>(() => ModelBuilder.Of(trace, ViewLimits.For(trace.Forward.Count)));
    }

    /// <summary>The recording.</summary>
    public StepTrace Trace { get; }

    /// <summary>Where the numbers given to <see cref="Compare"/> leave the reference; null when all agree or none were given.</summary>
    public Divergence? Divergence { get; }

    internal ViewModel Model => _model.Value;

    /// <summary>Holds your own numbers beside the reference and finds the first operation at which they part; the view then opens there.</summary>
    /// <param name="forward">Results by name ("h", a tensor's <c>Name</c>) or by step ("3"), each row-major. Not every one has to be given.</param>
    /// <param name="backward">Gradients by the name of the tensor they belong to, or by the step that made it.</param>
    /// <param name="tolerance">Largest |yours − reference| / max(1, |reference|) that counts as the same; null takes 1e-6, for single precision 1e-4.</param>
    /// <exception cref="ArgumentException">A key names nothing, or the number of elements is wrong.</exception>
    public StepThrough Compare(IReadOnlyDictionary<string, double[]>? forward = null, IReadOnlyDictionary<string, double[]>? backward = null, double? tolerance = null)
    {
        Dictionary<string, double[]> none = [];
        double most = tolerance ?? (Trace.Forward[0].Output.IsSingle ? 1e-4 : 1e-6);
        return new StepThrough(Trace, new Comparison(Trace, most).First(forward ?? none, backward ?? none));
    }

    /// <summary>The page: one element with its script, style and data; it can stand several times in one document.</summary>
    public string ToHtml() => WidgetHtml.Write(Model, Divergence, ToString());

    /// <summary>Every step in words and numbers: forward, then backward with where each gradient comes from.</summary>
    public override string ToString() => StepWords.Of(Model, Divergence);
}
