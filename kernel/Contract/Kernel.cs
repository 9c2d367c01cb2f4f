using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>What every cell may call by its bare name: showing values and asking for input.</summary>
public static class Kernel
{
#pragma warning disable IDE1006 // Notebooks spell it in lower case, as IPython does.
    /// <summary>Shows a value below the cell, at once.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="mimeTypes">The forms wanted; none: those the value's type prefers.</param>
    /// <returns>The display, which can be updated.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => value.Display(mimeTypes);
#pragma warning restore IDE1006

    /// <summary>HTML to be shown as such and not as text.</summary>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Runs a script in the cell's output.</summary>
    public static void Javascript(string scriptContent) =>
        new HtmlString($"<script type=\"text/javascript\">{scriptContent}</script>").Display();

    /// <summary>Adds rules of style to the cell's output.</summary>
    public static void CSS(string content) => new HtmlString($"<style>{content}</style>").Display();

    /// <summary>Asks the learner for a line of text.</summary>
    /// <param name="prompt">What to ask.</param>
    /// <param name="inputName">Unused here; notebooks for .NET Interactive may pass it.</param>
    public static Task<string> GetInputAsync(string prompt = "", string inputName = "") => Notebook.Current.AskAsync(prompt, password: false);

    /// <summary>Asks the learner for a line of text that is not shown while it is typed.</summary>
    /// <param name="prompt">What to ask.</param>
    /// <param name="inputName">Unused here; notebooks for .NET Interactive may pass it.</param>
    public static Task<string> GetPasswordAsync(string prompt = "", string inputName = "") => Notebook.Current.AskAsync(prompt, password: true);

    /// <summary>Removes what the cell has shown so far.</summary>
    /// <param name="wait">Only when the next output comes, so that nothing flickers.</param>
    public static void ClearOutput(bool wait = false) => Notebook.Current.Clear(wait);
}
