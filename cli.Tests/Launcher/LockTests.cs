using System.Diagnostics;

namespace Tutorial.Cli.Tests.Launcher;

/// <summary>The lock that keeps two builds of one checkout apart.</summary>
public sealed class LockTests : IDisposable
{
    // Whoever has the lock makes a file that must not be there; half of the holders then die without giving the lock back.
    private const string Holder = """
        import { closeSync, openSync, unlinkSync } from 'node:fs'
        import { pathToFileURL } from 'node:url'
        const [, , lock, claims, inside, dies] = process.argv
        const { holdLock } = await import(pathToFileURL(lock))
        const release = await holdLock(claims, 1)
        closeSync(openSync(inside, 'wx'))
        await new Promise(done => setTimeout(done, 5))
        unlinkSync(inside)
        if (dies === 'True') {
          process.exit()
        }
        release()
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("claims ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task HoldLock_ManyBuildersSomeOfWhomDie_OneAtATime()
    {
        string script = Path.Combine(_folder, "holder.mjs");
        await File.WriteAllTextAsync(script, Holder, TestContext.Current.CancellationToken);
        Process[] builders = [.. Enumerable.Range(0, 16).Select(i => Process.Start(new ProcessStartInfo(
            "node",
            [script, Path.Combine(KitPaths.Root, "launcher", "lock.mjs"), Path.Combine(_folder, "claims"), Path.Combine(_folder, "inside"), (i % 2 == 0).ToString()]) { RedirectStandardError = true })!)];

        string[] said = await Task.WhenAll(builders.Select(builder => builder.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)));
        await Task.WhenAll(builders.Select(builder => builder.WaitForExitAsync(TestContext.Current.CancellationToken)));

        Assert.All(builders.Zip(said), builder => Assert.True(builder.First.ExitCode == 0, builder.Second));
        Assert.Equal(["16"], Directory.EnumerateFiles(Path.Combine(_folder, "claims")).Select(claim => Path.GetFileName(claim)));
        Assert.All(builders, builder => builder.Dispose());
    }
}
