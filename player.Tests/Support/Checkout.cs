namespace Tutorial.Player.Tests.Support;

/// <summary>A checkout of its own for one test: notebooks, an empty page, an empty work folder.</summary>
internal sealed class Checkout : IDisposable
{
    public Checkout()
    {
        Root = Directory.CreateTempSubdirectory("tutorial-player-").FullName;
        CopyFixtures(Path.Combine(Root, "notebooks"));
        Directory.CreateDirectory(Path.Combine(PageFolder, "assets"));
        File.WriteAllText(Path.Combine(PageFolder, "index.html"), "<!doctype html><title>page</title>");
        File.WriteAllText(Path.Combine(PageFolder, "assets", "a.js"), "0");
        File.WriteAllText(Path.Combine(Root, "secret.txt"), "secret");
    }

    public string Root { get; }

    public string PageFolder => Path.Combine(Root, "page");

    public string Work => Path.Combine(Root, "work");

    public PlayerOptions Options => new() { Root = Root, PageFolder = PageFolder, Port = 0, KeepSpareEngine = false };

    public string Notebook(string slug) => Path.Combine(Root, "notebooks", $"{slug}.ipynb");

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static void CopyFixtures(string target)
    {
        Directory.CreateDirectory(target);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "fixtures", "notebooks")))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }
    }
}
