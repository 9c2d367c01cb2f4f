using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Tutorial.Visuals.Stepping;

/// <summary>Writes the LaTeX of operations as MathML, which browsers show without a library; KaTeX would add 300 kB to every output.</summary>
/// <remarks>It knows what the library's equations use. Any other command stands there by its name.</remarks>
internal sealed partial class MathMl
{
    private static readonly Dictionary<string, string> s_signs = new()
    {
        ["odot"] = "⊙",
        ["star"] = "⋆",
        ["top"] = "⊤",
        ["sum"] = "∑",
        ["Phi"] = "Φ",
        ["mu"] = "μ",
        ["sigma"] = "σ",
        ["varepsilon"] = "ε",
        ["delta"] = "δ",
        ["ell"] = "ℓ",
        ["pi"] = "π",
        ["dots"] = "…",
        ["in"] = "∈",
        ["le"] = "≤",
        ["cdot"] = "·",
        ["{"] = "{",
        ["}"] = "}",
    };

    private static readonly Dictionary<string, string> s_spaces = new()
    {
        [","] = "0.17em",
        ["!"] = "0",
        ["quad"] = "1em",
        [" "] = "0.3em",
    };

    private readonly string[] _tokens;
    private readonly IReadOnlyList<string> _letters;
    private int _at;

    private MathMl(string latex, IReadOnlyList<string> letters) => (_tokens, _letters) = ([.. Token().Matches(latex).Select(match => match.Value)], letters);

    /// <summary>A math element.</summary>
    /// <param name="latex">The equation.</param>
    /// <param name="letters">Letters of the inputs; they are marked so that numbers can take their place. The first letter of all is the result.</param>
    public static string Of(string latex, IReadOnlyList<string> letters) => $"<math>{new MathMl(latex, letters).Row(_ => false)}</math>";

    private string Row(Func<string, bool> isEnd)
    {
        var row = new StringBuilder("<mrow>");
        while (_at < _tokens.Length && !isEnd(_tokens[_at]))
        {
            row.Append(Scripted());
        }
        return row.Append("</mrow>").ToString();
    }

    private string Scripted()
    {
        string head = Atom(), below = "", above = "";
        while (_at < _tokens.Length && _tokens[_at] is "_" or "^")
        {
            bool down = _tokens[_at++] == "_";
            string script = Atom();
            (below, above) = down ? (script, above) : (below, script);
        }
        return (below.Length, above.Length) switch
        {
            (0, 0) => head,
            (0, _) => $"<msup>{head}{above}</msup>",
            (_, 0) when head == "<mo>∑</mo>" => $"<munder>{head}{below}</munder>",
            (_, 0) => $"<msub>{head}{below}</msub>",
            _ => $"<msubsup>{head}{below}{above}</msubsup>",
        };
    }

    private string Atom()
    {
        if (_at == _tokens.Length)
        {
            return "";
        }
        string token = _tokens[_at++];
        if (token == "{")
        {
            string inner = Row(end => end == "}");
            _at++;
            return inner;
        }
        return token switch
        {
            ['\\', .. string name] => Command(name),
            ['(' or ')' or '[' or ']' or '|'] => $"<mo stretchy=\"false\">{token}</mo>",
            [char first, ..] when char.IsDigit(first) => $"<mn>{token}</mn>",
            _ when char.IsLetter(token, 0) => Letter(token),
            _ => $"<mo>{Sign(token)}</mo>",
        };
    }

    private string Command(string name) => name switch
    {
        "frac" or "tfrac" => $"<mfrac>{Atom()}{Atom()}</mfrac>",
        "sqrt" => $"<msqrt>{Atom()}</msqrt>",
        "mathrm" or "operatorname" or "text" => $"<mtext>{WebUtility.HtmlEncode(Raw())}</mtext>",
        "left" or "right" => $"<mo>{Sign(_tokens[_at++])}</mo>",
        _ when s_spaces.TryGetValue(name, out string? width) => $"<mspace width=\"{width}\"></mspace>",
        _ when s_signs.TryGetValue(name, out string? sign) => char.IsLetter(sign[0]) ? $"<mi>{sign}</mi>" : $"<mo>{sign}</mo>",
        // ln, max, tanh and the like: upright names.
        _ => $"<mi mathvariant=\"normal\">{WebUtility.HtmlEncode(name)}</mi><mspace width=\"0.17em\"></mspace>",
    };

    /// <summary>A group's text as it stands, blanks included.</summary>
    private string Raw()
    {
        var text = new StringBuilder();
        for (_at++; _at < _tokens.Length && _tokens[_at] != "}"; _at++)
        {
            text.Append(_tokens[_at]);
        }
        _at++;
        return text.ToString();
    }

    private string Letter(string letter)
    {
        int place = _letters.ToList().IndexOf(letter);
        return place >= 0 ? $"<mi data-place=\"{place}\">{letter}</mi>" : $"<mi>{letter}</mi>";
    }

    private static string Sign(string token) => token == "-" ? "−" : WebUtility.HtmlEncode(token);

    [GeneratedRegex(@"\\[A-Za-z]+|\\.|(?<=text\{[^}]*)[^}]|[0-9.]+|\S")]
    private static partial Regex Token();
}
