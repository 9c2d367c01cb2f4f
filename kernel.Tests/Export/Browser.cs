using System.Diagnostics;

namespace Tutorial.Kernel.Tests.Export;

/// <summary>Debian's Chromium without a window.</summary>
internal static class Browser
{
    /// <summary>The page's elements after its scripts have run.</summary>
    public static async Task<string> DumpAsync(string htmlFile)
    {
        using TemporaryFolder profile = Fixtures.NewFolder();
        var start = new ProcessStartInfo("chromium",
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", $"--user-data-dir={profile.Path}",
            "--virtual-time-budget=10000", "--dump-dom", new Uri(htmlFile).AbsoluteUri,
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string page = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return page;
    }
}
