using System.Runtime.Intrinsics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tutorial.Kernel.Jupyter;

/// <summary>The folder that tells Jupyter of the kit's kernel.</summary>
/// <param name="kernels">A folder in which Jupyter looks for kernels.</param>
/// <remarks>
/// The kernel's name is .NET Interactive's, so that a notebook opens in either; a kernel of that name which is not the kit's is never
/// touched.
/// </remarks>
public sealed class JupyterKernelSpec(string kernels)
{
    /// <summary>The name by which notebooks ask for the kernel.</summary>
    public const string Name = ".net-csharp";

    /// <summary>The name that Jupyter's menus show.</summary>
    public const string DisplayName = ".NET (C#)";

    private const string Shim = "jupyter_shim.py";

    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The kernel's folder.</summary>
    public string Folder { get; } = Path.Combine(kernels, Name);

    /// <summary>The folder in which Jupyter looks for the kernels of a prefix, such as a Python environment.</summary>
    public static string KernelsOf(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter", "kernels");

    /// <summary>Whether any kernel of that name is installed here.</summary>
    public bool IsInstalled => File.Exists(SpecFile);

    /// <summary>Whether the installed kernel is the kit's.</summary>
    public bool IsOurs => IsInstalled && File.ReadAllText(SpecFile).Contains(Shim, StringComparison.Ordinal);

    private string SpecFile => Path.Combine(Folder, "kernel.json");

    /// <summary>Writes the kernelspec; an earlier one of the kit is replaced.</summary>
    /// <param name="python">The Python that runs the shim.</param>
    /// <param name="kit">The published kit, by a path that stays the same when the kit is built again.</param>
    /// <exception cref="InvalidOperationException">Another program's kernel has the name, or the kit lacks the shim.</exception>
    public void Install(JupyterPython python, string kit)
    {
        RefuseForeign();
        string shim = Path.Combine(kit, Shim);
        if (!File.Exists(shim))
        {
            throw new InvalidOperationException($"The published kit lacks {shim}; build it by running ./tutorial once.");
        }

        Directory.CreateDirectory(Folder);
        File.WriteAllText(SpecFile, Spec(python.Executable, kit, shim).ToJsonString(_indented) + "\n");
    }

    /// <summary>Removes the kernelspec.</summary>
    /// <returns>False when there was none.</returns>
    /// <exception cref="InvalidOperationException">The kernel of that name is another program's.</exception>
    public bool Uninstall()
    {
        RefuseForeign();
        if (!IsInstalled)
        {
            return false;
        }

        Directory.Delete(Folder, recursive: true);
        return true;
    }

    private static JsonObject Spec(string python, string kit, string shim)
    {
        var environment = new JsonObject { ["TUTORIAL_KIT"] = kit };
        if (Vector512.IsHardwareAccelerated)
        {
            // Without it Vector<T> stops at 256 bits, and numbers would differ in the last digits from those of ./tutorial run.
            environment["DOTNET_MaxVectorTBitWidth"] = "512";
        }

        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            // Jupyter started from a desktop may not have dotnet on its path.
            environment["DOTNET_HOST_PATH"] = Environment.ProcessPath;
        }

        return new JsonObject
        {
            ["argv"] = new JsonArray(python, shim, "-f", "{connection_file}"),
            ["display_name"] = DisplayName,
            ["env"] = environment,
            ["interrupt_mode"] = "signal",
            ["language"] = "C#",
        };
    }

    private void RefuseForeign()
    {
        if (IsInstalled && !IsOurs)
        {
            throw new InvalidOperationException($"{Folder} holds another program's kernel (most likely .NET Interactive's); remove it with: jupyter kernelspec remove {Name}, or install the kit's into an environment with --prefix.");
        }
    }
}
