using System.Text.Json.Nodes;
using Tutorial.Kernel.Jupyter;

namespace Tutorial.Kernel.Tests.Jupyter;

public sealed class JupyterKernelSpecTests : IDisposable
{
    private static readonly JupyterPython _python = new("/usr/bin/python3", "6.17.0", "/nowhere");

    private readonly TemporaryFolder _folder = Fixtures.NewFolder();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Install_ThenUninstall_LeavesNothing()
    {
        var spec = new JupyterKernelSpec(_folder.Path);
        Assert.False(spec.IsInstalled);

        spec.Install(_python, AppContext.BaseDirectory);
        JsonNode written = JsonNode.Parse(File.ReadAllText(_folder.File(".net-csharp/kernel.json")))!;

        Assert.True(spec.IsOurs);
        Assert.Equal(["/usr/bin/python3", Path.Combine(AppContext.BaseDirectory, "jupyter_shim.py"), "-f", "{connection_file}"], written["argv"]!.AsArray().Select(word => word!.ToString()));
        Assert.Equal("C#", written["language"]!.ToString());
        Assert.Equal(AppContext.BaseDirectory, written["env"]!["TUTORIAL_KIT"]!.ToString());
        Assert.Equal(System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated ? "512" : null, written["env"]!["DOTNET_MaxVectorTBitWidth"]?.ToString());
        Assert.True(spec.Uninstall());
        Assert.False(spec.Uninstall());
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Install_OverAnotherProgramsKernel_Refuses()
    {
        Directory.CreateDirectory(_folder.File(".net-csharp"));
        File.WriteAllText(_folder.File(".net-csharp/kernel.json"), "{\"argv\": [\"dotnet\", \"interactive\"]}");
        var spec = new JupyterKernelSpec(_folder.Path);

        string expected = $"{spec.Folder} holds another program's kernel (most likely .NET Interactive's); remove it with: jupyter kernelspec remove .net-csharp, or install the kit's into an environment with --prefix.";

        Assert.Equal(expected, Assert.Throws<InvalidOperationException>(() => spec.Install(_python, AppContext.BaseDirectory)).Message);
        Assert.Equal(expected, Assert.Throws<InvalidOperationException>(() => spec.Uninstall()).Message);
        Assert.True(spec.IsInstalled);
    }

    [Fact]
    public void Install_KitWithoutShim_SaysWhatToDo()
    {
        var spec = new JupyterKernelSpec(_folder.Path);

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => spec.Install(_python, _folder.Path));

        Assert.Equal($"The published kit lacks {_folder.File("jupyter_shim.py")}; build it by running ./tutorial once.", error.Message);
    }

    [Fact]
    public void Find_OnThisMachine_GivesAPythonWithIpykernel()
    {
        JupyterPython? python = JupyterPython.Find();

        Assert.NotNull(python);
        Assert.True(File.Exists(python.Executable));
        Assert.Matches(@"^\d+\.\d+", python.IpykernelVersion);
        Assert.EndsWith("kernels", python.UserKernels, StringComparison.Ordinal);
    }
}
