using System.Diagnostics;
using System.Globalization;
using Microsoft.DotNet.Interactive.Formatting;
using Tutorial.Kernel.CSharp;
using Tutorial.Kernel.FSharp;
using Tutorial.Kernel.Languages;

namespace Tutorial.Kernel.Session;

/// <summary>The languages and variables of one notebook.</summary>
internal sealed class NotebookSession
{
    private readonly Lazy<FSharpLanguage> _fsharp;
    private readonly Directives _directives;

    public NotebookSession()
    {
        // F# costs seconds and 200 MB: it comes with the first cell that wants it.
        var libraries = new Packages.Libraries(this);
        // A load that was stopped is not remembered: the next F# cell tries again.
        _fsharp = new(() => FSharpLanguage.Load(libraries.Loaded), LazyThreadSafetyMode.PublicationOnly);
        Libraries = libraries;
        _directives = new Directives(this);
    }

    /// <summary>The C# cells.</summary>
    public CSharpLanguage CSharp { get; } = new();

    /// <summary>The assemblies that cells have asked for.</summary>
    public Packages.Libraries Libraries { get; }

    /// <summary>The languages loaded so far.</summary>
    public IEnumerable<ILanguage> LoadedLanguages => _fsharp.IsValueCreated ? [CSharp, _fsharp.Value] : [CSharp];

    /// <summary>The F# cells, when there have been any.</summary>
    public FSharpLanguage? LoadedFSharp => _fsharp.IsValueCreated ? _fsharp.Value : null;

    /// <summary>A language by its name, loaded if need be; null for those that only show text.</summary>
    public ILanguage? Language(string name) => name switch
    {
        "csharp" => CSharp,
        "fsharp" => _fsharp.Value,
        _ => null,
    };

    /// <summary>Runs a cell part by part and gives the value of its last expression.</summary>
    /// <exception cref="CodeException">A part failed; those before it have run.</exception>
    public async Task<object?> RunAsync(string code, string language, string cell)
    {
        object? result = null;
        foreach (Segment segment in Segment.Split(code, language))
        {
            if (result is not null and not DisplayedValue)
            {
                result.Display();
            }

            result = await RunSegmentAsync(segment, cell);
        }

        return result;
    }

    private async Task<object?> RunSegmentAsync(Segment segment, string cell)
    {
        if (Language(segment.Language) is null)
        {
            TextCells.Show(segment);
            return null;
        }

        (IReadOnlyList<Directive> directives, string code) = Directive.Extract(segment.Code);
        bool timed = false;
        foreach (Directive directive in directives)
        {
            timed |= directive.Name == "time";
            await _directives.FollowAsync(directive, segment.Language);
        }

        if (code.Trim().Length == 0)
        {
            return null;
        }

        long start = Stopwatch.GetTimestamp();
        try
        {
            return await Language(segment.Language)!.RunAsync(code, cell);
        }
        finally
        {
            if (timed)
            {
                new WallTime(Stopwatch.GetElapsedTime(start)).Display("text/plain");
            }
        }
    }

    /// <summary>What <c>#!time</c> shows; no two runs show the same.</summary>
    private sealed record WallTime(TimeSpan Elapsed, bool IsVolatile = true)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Wall time: {Elapsed.TotalMilliseconds:F1} ms");
    }
}
