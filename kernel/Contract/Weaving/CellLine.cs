using System.ComponentModel;

namespace Microsoft.DotNet.Interactive.Weaving;

/// <summary>Where the top level of the running cell is; woven into cells, because the runtime does not keep the place of a bad index.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellLine
{
    /// <summary>The cell or file that runs.</summary>
    public static string Source { get; set; } = "";

    /// <summary>Its line, from 1.</summary>
    public static int Now { get; set; }
}
