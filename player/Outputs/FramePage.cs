using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tutorial.Player.Outputs;

/// <summary>The document around one HTML output: the theme's colours, and a script that tells the page how tall it is.</summary>
internal static class FramePage
{
    private const string Light = "--ink:#22252a;--soft:#5b5f66;--line:#dedad3;--accent:#0b6661;color-scheme:light";
    private const string Dark = "--ink:#e7e6e2;--soft:#aab0b8;--line:#343840;--accent:#6fd0c6;color-scheme:dark";
    private const string Contrast = "--ink:#fff;--soft:#fff;--line:#fff;--accent:#ffe14d;color-scheme:dark";

    public static string Html(string body, string? theme, bool large) => $$"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Output of a cell</title>
        <style>
          :root { {{Colours(theme)}}; font: {{(large ? 24 : 15)}}px/1.5 system-ui, "DejaVu Sans", sans-serif; }
          body { margin: 0; padding: 1px; color: var(--ink); overflow-x: auto; }
          table { border-collapse: collapse; }
          th, td { padding: 0.2em 0.7em; border-bottom: 1px solid var(--line); text-align: left; }
          a { color: var(--accent); }
          pre { white-space: pre-wrap; overflow-wrap: anywhere; }
          svg, img { max-width: 100%; }
        </style>
        <script>
          (() => {
            const tell = () => parent.postMessage({ tutorialHeight: Math.ceil(document.documentElement.getBoundingClientRect().height) + (document.documentElement.scrollWidth > innerWidth ? 16 : 0) }, "*");
            addEventListener("message", (event) => event.data === "tutorial:height?" && tell());
            addEventListener("load", () => { new ResizeObserver(tell).observe(document.documentElement); tell(); });
          })();
        </script></head>
        <body>
        {{body}}
        </body>
        </html>
        """;

    /// <summary>A JavaScript output as a page: it may write into <c>element</c>, and what it throws is shown.</summary>
    public static string ForScript(string script) => $$"""
        <div id="element"></div>
        <script>
          addEventListener("error", (event) => { document.getElementById("element").textContent = event.message; });
          addEventListener("unhandledrejection", (event) => { document.getElementById("element").textContent = String(event.reason); });
          (async () => {
            const element = document.getElementById("element");
            const source = {{JsonSerializer.Serialize(script, _scriptText)}};
            // A script element, since the policy allows inline scripts and no evaluation of text.
            const run = document.createElement("script");
            window.element = element;
            run.textContent = "(async () => {" + source + "\n})().catch((problem) => { document.getElementById('element').textContent = String(problem); });";
            document.body.append(run);
          })();
        </script>
        """;

    // The default encoder writes < as \u003C, so that "</script>" in a string does not end the script.
    private static readonly JsonSerializerOptions _scriptText = new() { Encoder = JavaScriptEncoder.Default };

    private static string Colours(string? theme) => theme switch
    {
        "dark" => Dark,
        "contrast" => Contrast,
        _ => Light,
    };
}
