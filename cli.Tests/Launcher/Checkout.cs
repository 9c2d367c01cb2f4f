using System.Diagnostics;

namespace Tutorial.Cli.Tests.Launcher;

/// <summary>A throwaway checkout (its path has spaces) with the real launcher and stand-ins for dotnet and npm that note how they were called.</summary>
internal sealed class Checkout : IDisposable
{
    private const string DotnetStandIn = """
        #!/usr/bin/env bash
        case "$1" in
            --version) echo "${SDK_VERSION:-10.0.401}"; exit 0 ;;
            --list-sdks) echo "${SDK_VERSION:-10.0.401} [/usr/share/dotnet/sdk]"; exit 0 ;;
            restore) echo restore >> "$CALLS"; exit 0 ;;
            publish)
                echo publish >> "$CALLS"
                [ -z "${BUILD_ERROR:-}" ] || { echo "$BUILD_ERROR"; exit 1; }
                while [ "$1" != -o ]; do shift; done
                mkdir -p "$2"; touch "$2/tutorial.dll"; exit 0 ;;
        esac
        echo "kit=$TUTORIAL_KIT"
        echo "root=$TUTORIAL_ROOT"
        echo "width=$DOTNET_MaxVectorTBitWidth"
        echo "program=$1"; shift
        for argument in "$@"; do echo "argument=$argument"; done
        exit "${EXIT_CODE:-0}"
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("a kit with spaces ").FullName;

    public Checkout()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-ins are bash scripts; tutorial.cmd shares everything but its first lines.");
        string source = KitPaths.Root;
        Directory.CreateDirectory(Path.Combine(Root, "launcher"));
        File.Copy(Path.Combine(source, "tutorial"), Path.Combine(Root, "tutorial"));
        foreach (string file in Directory.EnumerateFiles(Path.Combine(source, "launcher"), "*.mjs"))
        {
            File.Copy(file, Path.Combine(Root, "launcher", Path.GetFileName(file)));
        }

        foreach (string room in new[] { "reference", "datasets", "visuals", "lessons", "demos", "kernel", "player/web", "cli" })
        {
            Write($"{room}/Source.cs", "// " + room);
        }

        Directory.CreateDirectory(Tools);
        foreach (string tool in new[] { "bash", "env", "dirname", "readlink", "node", "mkdir", "touch" })
        {
            File.CreateSymbolicLink(Path.Combine(Tools, tool), Which(tool));
        }

        WriteTool("dotnet", DotnetStandIn);
        WriteTool("npm", "#!/usr/bin/env bash\necho npm $1 >> \"$CALLS\"\nmkdir -p node_modules\n");
    }

    public string Root => Path.Combine(_folder, "the kit");

    /// <summary>What dotnet and npm were asked to do, in order.</summary>
    public IReadOnlyList<string> Calls => File.Exists(CallsFile) ? File.ReadAllLines(CallsFile) : [];

    public IReadOnlyList<string> Kits => Directory.Exists(Path.Combine(Root, "artifacts/kit"))
        ? [.. Directory.EnumerateDirectories(Path.Combine(Root, "artifacts/kit")).Select(kit => Path.GetFileName(kit)).Where(name => name != "current")]
        : [];

    private string Tools => Path.Combine(_folder, "tools");

    private string CallsFile => Path.Combine(_folder, "calls.txt");

    public void Write(string path, string text)
    {
        string file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public void RemoveTool(string name) => File.Delete(Path.Combine(Tools, name));

    public CommandLine.Outcome Start(string[] args, params (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new(Which("bash"), [Path.Combine(Root, "tutorial"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment.Clear();
        start.Environment["PATH"] = Tools;
        start.Environment["CALLS"] = CallsFile;
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandLine.Outcome(process.ExitCode, output, error.Result);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Which(string tool) => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, tool)).First(File.Exists);

    private void WriteTool(string name, string text)
    {
        string file = Path.Combine(Tools, name);
        File.WriteAllText(file, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
