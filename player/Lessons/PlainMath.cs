using System.Text.RegularExpressions;

namespace Tutorial.Player.Lessons;

/// <summary>Formulas as a line of plain text, for the excerpts of the search: <c>\frac{\partial L}{\partial w}</c> reads ∂L/∂w.</summary>
internal static partial class PlainMath
{
    // Commands and the signs that they draw, in pairs.
    private const string Signs = """
        alpha α  beta β  gamma γ  delta δ  epsilon ε  varepsilon ε  eta η  theta θ  lambda λ  mu μ  pi π  rho ρ  sigma σ  tau τ  phi φ  varphi φ  omega ω
        Delta Δ  Sigma Σ  Phi Φ  ell ℓ  partial ∂  nabla ∇  infty ∞  sum Σ  prod Π  cdot ·  times ×  odot ⊙  pm ±  top ᵀ  dots …
        leftarrow ←  rightarrow →  to →  approx ≈  ne ≠  le ≤  ge ≥  in ∈  mid |  cup ∪  cap ∩  lVert ‖  rVert ‖  lfloor ⌊  rfloor ⌋
        """;

    // What only sets sizes and distances.
    private static readonly string[] _silent = ["quad", "qquad", "left", "right", "big", "Big", "bigg", "Bigg", "displaystyle"];

    private static readonly Dictionary<string, string> _signs = Signs
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Chunk(2)
        .ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>A text of Markdown with its formulas made readable; all else is left as it stands.</summary>
    public static string In(string markdown) => Formula().Replace(markdown, formula => Read(formula.Groups["block"].Success ? formula.Groups["block"].Value : formula.Groups["line"].Value));

    /// <summary>One formula, without its dollar signs.</summary>
    public static string Read(string tex)
    {
        string text = Escape().Replace(Environment().Replace(tex.Replace(@"\|", "‖", StringComparison.Ordinal), " "), " ");
        // From the innermost braces outward, so that a fraction within a fraction is read first.
        for (string before = ""; before != text;)
        {
            before = text;
            text = Named().Replace(text, "$1");
            text = Root().Replace(text, part => $"√{Whole(part.Groups[1].Value)}");
            text = Fraction().Replace(text, part => $"{Whole(part.Groups[1].Value)}/{Whole(part.Groups[2].Value)}");
            text = Index().Replace(text, "$1$2");
        }

        text = Command().Replace(text, command => SignOf(command.Groups[1].Value));
        text = Layout().Replace(text.Replace("^ᵀ", "ᵀ", StringComparison.Ordinal), "");
        return Spaces().Replace(text, " ").Trim();
    }

    // A name without a sign of its own, such as \tanh, reads as it is written.
    private static string SignOf(string command) => _silent.Contains(command) ? "" : _signs.GetValueOrDefault(command, command);

    // A sum under a line needs brackets once the line is gone.
    private static string Whole(string part) => Sum().IsMatch(Bracketed().Replace(part, "b")) ? $"({part.Trim()})" : part.Trim();

    // As the page's own rule (web/src/notebook/math.ts): a formula in a line neither begins nor ends with a space, so that "$5 and $6" is money.
    [GeneratedRegex(@"\$\$(?<block>.+?)\$\$|\$(?<line>[^\s$](?:[^$\n]*[^\s$])?)\$(?!\d)", RegexOptions.Singleline)]
    private static partial Regex Formula();

    [GeneratedRegex(@"\\(begin|end)\{\w+\*?\}")]
    private static partial Regex Environment();

    [GeneratedRegex(@"\\(?:mathrm|mathbf|mathbb|mathcal|text|operatorname|hat|bar|tilde|underbrace|overline)\{([^{}]*)\}")]
    private static partial Regex Named();

    [GeneratedRegex(@"\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"([_^])\{([^{}]*)\}")]
    private static partial Regex Index();

    [GeneratedRegex(@"\\sqrt\{([^{}]*)\}")]
    private static partial Regex Root();

    // The sign of a slope stands at its letter.
    [GeneratedRegex(@"\\([A-Za-z]+)(?:(?<=partial|nabla) )?")]
    private static partial Regex Command();

    [GeneratedRegex("[{}&]")]
    private static partial Regex Layout();

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\\[^A-Za-z]")]
    private static partial Regex Escape();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\S\s*[-+−]\s*\S")]
    private static partial Regex Sum();
}
