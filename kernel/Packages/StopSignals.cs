using System.Reflection;
using Microsoft.DotNet.Interactive.Weaving;

namespace Tutorial.Kernel.Packages;

/// <summary>
/// Lets a library's own loops hear the stop: by name, so that the library needs to know nothing of the engine.
/// </summary>
internal static class StopSignals
{
    /// <summary>Hands the flag to the library's <c>StopSignal.Requested</c>, when it has one.</summary>
    public static void Connect(Assembly assembly)
    {
        if (assembly.IsDynamic || assembly.GetName().Name is not string name || !name.StartsWith("Tutorial.", StringComparison.Ordinal))
        {
            return;
        }

        Type? signal = assembly.GetType($"{name}.Training.StopSignal") ?? assembly.GetType($"{name}.StopSignal");
        signal?.GetProperty("Requested", typeof(Func<bool>))?.SetValue(null, (Func<bool>)(() => CellStop.IsRequested));
    }
}
