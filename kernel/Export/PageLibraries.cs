using System.Text;
using System.Text.RegularExpressions;

namespace Tutorial.Kernel.Export;

/// <summary>The npm packages that an exported page carries inside, so that it needs no network.</summary>
/// <param name="nodeModules">The folder node_modules of the player's page.</param>
public sealed partial class PageLibraries(string nodeModules)
{
    private const string Plotly = "plotly.js-cartesian-dist-min/plotly-cartesian.min.js";
    private const string Katex = "katex/dist/katex.min.js";
    private const string KatexStyle = "katex/dist/katex.min.css";
    private const string Mermaid = "mermaid/dist/mermaid.min.js";

    /// <summary>plotly.js, for live charts.</summary>
    /// <exception cref="FileNotFoundException">The package is not there.</exception>
    public string PlotlyScript => Script(Plotly);

    /// <summary>KaTeX, for formulas.</summary>
    /// <exception cref="FileNotFoundException">The package is not there.</exception>
    public string KatexScript => Script(Katex);

    /// <summary>Mermaid, for diagrams.</summary>
    /// <exception cref="FileNotFoundException">The package is not there.</exception>
    public string MermaidScript => Script(Mermaid);

    /// <summary>KaTeX' style sheet with its fonts inside, in the one format that every browser of today reads.</summary>
    /// <exception cref="FileNotFoundException">The package is not there.</exception>
    public string KatexStyleSheet
    {
        get
        {
            string folder = Path.GetDirectoryName(PathOf(KatexStyle))!;
            return FontSources().Replace(File.ReadAllText(PathOf(KatexStyle)), match =>
            {
                byte[] font = File.ReadAllBytes(Path.Combine(folder, match.Groups["file"].Value));
                return $"src:url(data:font/woff2;base64,{Convert.ToBase64String(font)}) format(\"woff2\")";
            });
        }
    }

    private string Script(string package)
    {
        // Inside a page these two character sequences would end, or change, the script element.
        return new StringBuilder(File.ReadAllText(PathOf(package)))
            .Replace("</script", "<\\/script")
            .Replace("<!--", "<\\!--")
            .ToString();
    }

    private string PathOf(string package)
    {
        string path = Path.Combine(nodeModules, package);
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException($"The page needs {path}, which is not there; run ./tutorial once with a network, or: npm ci --prefix player/web.", path);
    }

    [GeneratedRegex("""src:url\((?<file>fonts/[^)]+\.woff2)\)[^;}]*""")]
    private static partial Regex FontSources();
}
