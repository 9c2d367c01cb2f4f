using System.Diagnostics;
using Tutorial.Kernel.Jupyter;

namespace Tutorial.Kernel.Tests.Jupyter;

/// <summary>Real Jupyter with the kit's kernel, and folders of its own so that nobody's settings matter or change.</summary>
public sealed class JupyterSandbox : IDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(10);

    private readonly string _folder = Directory.CreateTempSubdirectory("tutorial-jupyter-").FullName;

    /// <summary>Installs the kernel whose engine stands in a folder; null: beside this program.</summary>
    public JupyterSandbox(string? kit = null)
    {
        JupyterPython? python = JupyterPython.Find();
        Assert.True(python is not null, JupyterPython.InstallHint);
        Python = python;
        new JupyterKernelSpec(JupyterKernelSpec.KernelsOf(_folder)).Install(Python, kit ?? AppContext.BaseDirectory);
    }

    public JupyterPython Python { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Runs Python and gives what it printed; anything but success fails the test with what it said.</summary>
    public async Task<string> RunAsync(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Python.Executable, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        start.Environment["JUPYTER_PATH"] = Path.Combine(_folder, "share", "jupyter");
        foreach (string name in (string[])["JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"])
        {
            start.Environment[name] = Path.Combine(_folder, name);
        }

        using Process process = Process.Start(start)!;
        using var stop = new CancellationTokenSource(_limit);
        using CancellationTokenRegistration kill = stop.Token.Register(() => process.Kill(entireProcessTree: true));
        Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        string output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', arguments)} gave {process.ExitCode}:\n{await errors}\n{output}");
        return output;
    }

    /// <summary>Executes notebooks with nbconvert; the executed ones stand in the returned folder under their names.</summary>
    public async Task<string> ExecuteAsync(params IEnumerable<string> notebooks)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, "executed")).FullName;
        await RunAsync(["-m", "nbconvert", "--to", "notebook", "--execute", "--ExecutePreprocessor.timeout=300", "--output-dir", folder, .. notebooks]);
        return folder;
    }
}
