using System.Runtime.InteropServices;

namespace Tutorial.Kernel.Packages;

/// <summary>Finds the native libraries that packages bring along.</summary>
internal static class NativeFiles
{
    /// <summary>The loaded library, or zero when none of the folders has it.</summary>
    public static IntPtr TryLoad(IEnumerable<string> folders, string name)
    {
        string[] names = [name, name + ".so", "lib" + name + ".so", name + ".dll", "lib" + name + ".dylib"];
        foreach (string folder in folders.Distinct())
        {
            // <package>/lib/<framework>/x.dll has its native files in <package>/runtimes/<system>/native.
            string natives = Path.Combine(folder, "..", "..", "runtimes", RuntimeInformation.RuntimeIdentifier, "native");
            foreach (string file in names.SelectMany(file => new[] { Path.Combine(folder, file), Path.Combine(natives, file) }).Where(File.Exists))
            {
                if (NativeLibrary.TryLoad(file, out IntPtr handle))
                {
                    return handle;
                }
            }
        }

        return IntPtr.Zero;
    }
}
