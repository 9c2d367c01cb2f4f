namespace Tutorial.Cli.Testing;

/// <summary>Finds what the tests need on this machine and installs what is missing where it may.</summary>
internal sealed class TestNeeds(TextWriter output, CancellationToken cancellation)
{
    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(15);

    /// <summary>Installs what is missing through apt, as root or with sudo that asks no password; otherwise says what is missing.</summary>
    public async Task EnsureAsync()
    {
        IReadOnlyList<TestNeed> missing = await MissingAsync(TestNeed.All);
        if (missing.Count > 0 && Programs.Find("apt-get") is not null && await MayInstallAsync())
        {
            output.WriteLine($"Installing for the tests: {Names(missing)}");
            await InstallAsync(missing);
            missing = await MissingAsync(missing);
        }

        if (missing.Count > 0)
        {
            output.WriteLine($"Missing: {Names(missing)}. Install with: sudo apt-get install {Names(missing)}");
            output.WriteLine($"Skipped without them: {string.Join("; ", missing.Select(need => need.Purpose).Distinct())}.");
        }
    }

    private static string Names(IEnumerable<TestNeed> needs) => string.Join(" ", needs.Select(need => need.Package));

    private async Task<IReadOnlyList<TestNeed>> MissingAsync(IReadOnlyList<TestNeed> needs)
    {
        string[] modules = [.. needs.Select(need => need.Module).OfType<string>()];
        HashSet<string> found = [];
        // Debian's packages serve its own Python, which need not be the first on the path.
        IEnumerable<string> pythons = new[] { "/usr/bin/python3", Programs.Find("python3") }.OfType<string>().Where(File.Exists);
        foreach (string python in modules.Length == 0 ? [] : pythons)
        {
            // Looking a module up takes milliseconds; importing torch takes seconds.
            const string Script = "import sys, importlib.util as u; print(*[m for m in sys.argv[1:] if u.find_spec(m)])";
            Programs.Outcome asked = await RunAsync(python, ["-c", Script, .. modules]);
            found.UnionWith(asked.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }

        return [.. needs.Where(need => need.Module is string module ? !found.Contains(module) : !need.Commands.Any(name => Programs.Find(name) is not null))];
    }

    private async Task<bool> MayInstallAsync() => Environment.IsPrivilegedProcess
        || (Programs.Find("sudo") is string sudo && (await RunAsync(sudo, ["-n", "true"])).ExitCode == 0);

    private async Task InstallAsync(IReadOnlyList<TestNeed> missing)
    {
        await AptAsync(["update"]);
        Programs.Outcome all = await AptAsync(["install", "-y", "--no-install-recommends", .. missing.Select(need => need.Package)]);
        if (all.ExitCode == 0)
        {
            return;
        }

        // One package that this release does not have must not keep the others out.
        foreach (TestNeed need in missing)
        {
            Programs.Outcome one = await AptAsync(["install", "-y", "--no-install-recommends", need.Package]);
            if (one.ExitCode != 0)
            {
                output.WriteLine($"apt-get could not install {need.Package}: {one.Output.Split('\n')[^1].Trim()}");
            }
        }
    }

    private Task<Programs.Outcome> AptAsync(string[] args)
    {
        string[] command = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", .. args];
        return Environment.IsPrivilegedProcess ? RunAsync(command[0], command[1..]) : RunAsync("sudo", ["-n", .. command]);
    }

    private Task<Programs.Outcome> RunAsync(string program, string[] args) =>
        Programs.RunAsync(program, args, Path.GetTempPath(), InstallLimit, environment: null, cancellation);
}
