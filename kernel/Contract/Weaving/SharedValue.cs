using System.ComponentModel;

namespace Microsoft.DotNet.Interactive.Weaving;

/// <summary>Carries one value from the engine into a cell's code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SharedValue
{
    /// <summary>The value on its way.</summary>
    public static object? Slot { get; set; }

    /// <summary>Takes the value out, so that nothing keeps it alive here.</summary>
    public static object? Take()
    {
        object? value = Slot;
        Slot = null;
        return value;
    }
}
