using System.Net;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Tutorial.Visuals.Stepping;

/// <summary>The view as one HTML element with everything it needs: data, style, script, and its text for pages where no script runs.</summary>
/// <remarks>
/// The script is plain JavaScript, kept in this room: the page's TypeScript is bundled with Node, and figures must build with .NET alone; besides, arrows
/// between rooms lead from the player here and never back. The parts are put into one function, so that nothing of them is seen outside.
/// </remarks>
internal static class WidgetHtml
{
    private static readonly string[] s_parts = ["numbers.js", "elements.js", "tensor.js", "fold.js", "graph.js", "why.js", "stage.js", "state.js", "bar.js", "view.js", "mount.js"];
    private static readonly Lazy<string> s_script = new(() => $"(() => {{\n\"use strict\";\nconst style = {Quoted(Resource("view.css"))};\n{string.Concat(s_parts.Select(Resource))}}})();");

    /// <summary>The element.</summary>
    /// <param name="model">What is shown.</param>
    /// <param name="divergence">Where it opens, when numbers were compared.</param>
    /// <param name="words">The same as text.</param>
    public static string Write(ViewModel model, Divergence? divergence, string words)
    {
        string data = ViewJson.Write(model, divergence);
        string id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data)))[..8];
        return $"""
            <div class="tutorial-steps" data-steps="{id}"><pre tabindex="0" style="white-space:pre-wrap">{WebUtility.HtmlEncode(words)}</pre><script type="application/json">{data}</script></div>
            <script>{s_script.Value}</script>
            """;
    }

    private static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static string Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Tutorial.Visuals.Stepping.widget.{name}")!;
        return new StreamReader(stream).ReadToEnd().ReplaceLineEndings("\n");
    }
}
