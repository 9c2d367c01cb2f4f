using System.CommandLine;
using Tutorial.Kernel.Jupyter;

namespace Tutorial.Cli.Commands;

/// <summary><c>tutorial jupyter install|uninstall|status</c>: the kit's kernel in Jupyter.</summary>
internal static class JupyterCommand
{
    private static readonly Option<bool> _user = new("--user")
    {
        Description = "For this user (the default).",
        Recursive = true,
    };

    private static readonly Option<string?> _prefix = new("--prefix")
    {
        Description = "For one Python environment, or for all users with /usr/local.",
        HelpName = "DIR",
        Recursive = true,
    };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        KitCommand jupyter = new("jupyter", "Install the kit's C# kernel into Jupyter, remove it, or say whether it is there.", "./tutorial jupyter install --user");
        jupyter.Options.Add(_user);
        jupyter.Options.Add(_prefix);
        Add("install", "Install the kernel.", "./tutorial jupyter install --prefix .venv", Install);
        Add("uninstall", "Remove the kernel.", "./tutorial jupyter uninstall", Uninstall);
        Add("status", "Say whether the kernel is installed and with which Python it runs; exit code 1 when it is not.", "./tutorial jupyter status", Status);
        return jupyter;

        void Add(string name, string description, string example, Func<JupyterPython, JupyterKernelSpec, TextWriter, int> work)
        {
            KitCommand command = new(name, description, example);
            command.SetAction(result => Run(result, work));
            jupyter.Subcommands.Add(command);
        }
    }

    private static int Run(ParseResult result, Func<JupyterPython, JupyterKernelSpec, TextWriter, int> work)
    {
        string? prefix = result.GetValue(_prefix);
        if (result.GetValue(_user) && prefix is not null)
        {
            throw new CommandException("--user and --prefix name two places; give one of them.", ExitCode.Usage);
        }

        JupyterPython python = JupyterPython.Find(prefix) ?? throw new CommandException(JupyterPython.InstallHint);
        string kernels = prefix is null ? python.UserKernels : JupyterKernelSpec.KernelsOf(prefix);
        try
        {
            return work(python, new JupyterKernelSpec(kernels), result.InvocationConfiguration.Output);
        }
        catch (InvalidOperationException problem)
        {
            throw new CommandException(problem.Message, innerException: problem);
        }
    }

    private static int Install(JupyterPython python, JupyterKernelSpec spec, TextWriter output)
    {
        spec.Install(python, StableKit());
        output.WriteLine($"Installed the kernel \"{JupyterKernelSpec.DisplayName}\" in {spec.Folder} (Python {python.Executable}, ipykernel {python.IpykernelVersion}). Start Jupyter and open a notebook, or choose it for a new one.");
        return ExitCode.Success;
    }

    private static int Uninstall(JupyterPython python, JupyterKernelSpec spec, TextWriter output)
    {
        output.WriteLine(spec.Uninstall() ? $"Removed {spec.Folder}." : $"There is no kernel in {spec.Folder}; nothing was changed.");
        return ExitCode.Success;
    }

    private static int Status(JupyterPython python, JupyterKernelSpec spec, TextWriter output)
    {
        string state = spec.IsOurs ? $"The kernel is installed in {spec.Folder}"
            : spec.IsInstalled ? $"{spec.Folder} holds another program's kernel"
            : $"The kernel is not installed in {spec.Folder}; install it with ./tutorial jupyter install";
        output.WriteLine($"{state}. Python {python.Executable} has ipykernel {python.IpykernelVersion}.");
        return spec.IsOurs ? ExitCode.Success : ExitCode.Failure;
    }

    /// <summary>The launcher's link to the newest build: the kernelspec must outlive this one.</summary>
    private static string StableKit()
    {
        string current = Path.Combine(KitPaths.Root, "artifacts", "kit", "current");
        return Directory.Exists(current) ? current : KitPaths.Kit;
    }
}
