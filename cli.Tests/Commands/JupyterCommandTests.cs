using Tutorial.Cli.Commands;
using Tutorial.Kernel.Jupyter;

namespace Tutorial.Cli.Tests.Commands;

public sealed class JupyterCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tutorial-test-").FullName;

    private string Spec => Path.Combine(_folder, "share", "jupyter", "kernels", ".net-csharp");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Install_Prefix_StatusThenUninstall()
    {
        JupyterPython python = JupyterPython.Find()!;

        CommandLine.Outcome before = await RunAsync("status");
        CommandLine.Outcome install = await RunAsync("install");
        CommandLine.Outcome after = await RunAsync("status");
        CommandLine.Outcome uninstall = await RunAsync("uninstall");
        CommandLine.Outcome again = await RunAsync("uninstall");

        Assert.Equal((1, $"The kernel is not installed in {Spec}; install it with ./tutorial jupyter install. Python {python.Executable} has ipykernel {python.IpykernelVersion}."), (before.ExitCode, before.Output.Trim()));
        Assert.Equal((0, $"Installed the kernel \".NET (C#)\" in {Spec} (Python {python.Executable}, ipykernel {python.IpykernelVersion}). Start Jupyter and open a notebook, or choose it for a new one."), (install.ExitCode, install.Output.Trim()));
        Assert.Equal((0, $"The kernel is installed in {Spec}. Python {python.Executable} has ipykernel {python.IpykernelVersion}."), (after.ExitCode, after.Output.Trim()));
        Assert.Equal((0, $"Removed {Spec}."), (uninstall.ExitCode, uninstall.Output.Trim()));
        Assert.Equal((0, $"There is no kernel in {Spec}; nothing was changed."), (again.ExitCode, again.Output.Trim()));
    }

    [Fact]
    public async Task Install_UserAndPrefix_IsWrongUsage()
    {
        CommandLine.Outcome outcome = await RunAsync("install", "--user");

        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.Equal("--user and --prefix name two places; give one of them.", outcome.Error.Trim());
        Assert.False(Directory.Exists(Spec));
    }

    private Task<CommandLine.Outcome> RunAsync(params string[] args) => CommandLine.RunAsync(JupyterCommand.Create(), ["jupyter", .. args, "--prefix", _folder]);
}
