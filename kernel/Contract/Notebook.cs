using System.ComponentModel;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>The notebook in which code runs now.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Notebook
{
    /// <summary>Set once by the engine.</summary>
    public static INotebook Current { get; set; } = new ConsoleNotebook();

    /// <summary>Code that shows values also runs outside a notebook: there they are plain text.</summary>
    private sealed class ConsoleNotebook : INotebook
    {
        public void Show(DisplayedValue displayed)
        {
            foreach (FormattedValue form in displayed.FormattedValues.Where(form => form.MimeType == "text/plain"))
            {
                Console.WriteLine(form.Value);
            }
        }

        public Task<string> AskAsync(string prompt, bool password)
        {
            Console.Write(prompt);
            return Task.FromResult(Console.ReadLine() ?? "");
        }

        public void Clear(bool wait)
        {
            // A console keeps what it has printed.
        }
    }
}
