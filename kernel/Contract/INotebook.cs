using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>Where displays and questions go; the engine is one, a plain program writes to the console.</summary>
public interface INotebook
{
    /// <summary>Shows a value, or the new state of one already shown.</summary>
    void Show(DisplayedValue displayed);

    /// <summary>Asks for a line of text.</summary>
    Task<string> AskAsync(string prompt, bool password);

    /// <summary>Removes what the cell has shown.</summary>
    void Clear(bool wait);
}
