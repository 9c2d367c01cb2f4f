using System.Diagnostics;
using System.Security;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Weaving;

namespace Tutorial.Kernel.Packages;

/// <summary>Other people's packages: <c>dotnet restore</c> of a small project, kept for the next time.</summary>
internal static class PackageCache
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(120);

    private static string Root => Environment.GetEnvironmentVariable("TUTORIAL_PACKAGES") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "tutorial", "packages");

    /// <summary>The assemblies of a package and of all it needs.</summary>
    /// <exception cref="PackageException">It cannot be restored.</exception>
    public static async Task<IReadOnlyList<string>> RestoreAsync(string name, string version)
    {
        if (name.Length == 0 || (name + version).IndexOfAny(Path.GetInvalidFileNameChars().Except(['*']).ToArray()) >= 0)
        {
            throw new PackageException($"#r \"nuget: {name}, {version}\" is not the name of a package; write it as in #r \"nuget: MathNet.Numerics, 5.0.0\".");
        }

        string folder = Path.Combine(Root, $"{name}-{version.Replace('*', 'x')}-net{Environment.Version.Major}".ToLowerInvariant());
        string assets = Path.Combine(folder, "obj", "project.assets.json");
        if (!File.Exists(assets))
        {
            try
            {
                await RunRestoreAsync(folder, name, version);
            }
            catch
            {
                // A restore that fails writes its list, too, and the next try would take it for a success.
                File.Delete(assets);
                throw;
            }
        }

        return Assemblies(assets);
    }

    private static async Task RunRestoreAsync(string folder, string name, string version)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "package.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
                <!-- Nothing of the folders above this cache may change what is restored. -->
                <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
                <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="{SecurityElement.Escape(name)}" Version="{SecurityElement.Escape(version)}" /></ItemGroup>
            </Project>
            """);
        var start = new ProcessStartInfo("dotnet", ["restore", "--nologo", "--verbosity", "quiet", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        // Limits of this process are not for the tool.
        start.Environment.Remove("DOTNET_GCHeapHardLimit");
        using Process restore = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(CellStop.Token);
        limit.CancelAfter(_limit);
        try
        {
            // Both are read at once: a full pipe would hold the restore for ever.
            Task<string> errors = restore.StandardError.ReadToEndAsync(limit.Token);
            string said = await restore.StandardOutput.ReadToEndAsync(limit.Token) + await errors;
            await restore.WaitForExitAsync(limit.Token);
            if (restore.ExitCode != 0)
            {
                throw new PackageException(Explain(name, version, said));
            }
        }
        catch (OperationCanceledException) when (!CellStop.IsRequested)
        {
            throw new PackageException($"The package {name} did not arrive within {_limit.TotalSeconds:0} seconds; check the network and run the cell again.");
        }
        finally
        {
            if (!restore.HasExited)
            {
                restore.Kill(entireProcessTree: true);
            }
        }
    }

    private static string Explain(string name, string version, string said) => said switch
    {
        _ when said.Contains("NU1101", StringComparison.Ordinal) => $"There is no package {name} in the package sources of this machine; check the spelling.",
        _ when said.Contains("NU1102", StringComparison.Ordinal) || said.Contains("NU1103", StringComparison.Ordinal) => $"There is no version {version} of the package {name} in the package sources of this machine.",
        _ when said.Contains("NU1301", StringComparison.Ordinal) => $"The package {name} is not in the cache and the package source cannot be reached; connect to the network and run the cell again.",
        _ => $"The package {name} {version} cannot be restored: {said.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal))?.Trim() ?? "dotnet restore failed"}",
    };

    private static List<string> Assemblies(string assets)
    {
        JsonNode root = JsonNode.Parse(File.ReadAllText(assets))!;
        string[] folders = [.. root["packageFolders"]!.AsObject().Select(folder => folder.Key)];
        var found = new List<string>();
        foreach ((string package, JsonNode? entry) in root["targets"]!.AsObject().First().Value!.AsObject())
        {
            string path = (string?)root["libraries"]?[package]?["path"] ?? package.ToLowerInvariant();
            foreach (string file in entry?["runtime"]?.AsObject().Select(runtime => runtime.Key).Where(key => key.EndsWith(".dll", StringComparison.Ordinal)) ?? [])
            {
                string? full = folders.Select(folder => Path.GetFullPath(Path.Combine(folder, path, file))).FirstOrDefault(File.Exists);
                found.Add(full ?? throw new PackageException($"The package {package} is listed in {assets} but its files are gone; delete that folder and run the cell again."));
            }
        }

        return found;
    }
}
