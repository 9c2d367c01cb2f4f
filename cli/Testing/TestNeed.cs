namespace Tutorial.Cli.Testing;

/// <summary>Something the tests use that neither NuGet nor npm brings.</summary>
/// <param name="Package">The Debian package that holds it.</param>
/// <param name="Purpose">Which tests are skipped without it.</param>
/// <param name="Commands">Any one of these on the search path will do; empty if it is a Python module.</param>
/// <param name="Module">The Python module, or null.</param>
internal sealed record TestNeed(string Package, string Purpose, IReadOnlyList<string> Commands, string? Module = null)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<TestNeed> All { get; } =
    [
        new("chromium", "the tests of the player's page", ["chromium", "chromium-browser", "google-chrome"]),
        new("python3-torch", "the comparisons with PyTorch's numbers", [], "torch"),
        new("python3-ipykernel", "the tests of the Jupyter kernel", [], "ipykernel"),
        new("python3-jupyter-client", "the tests of the Jupyter kernel", [], "jupyter_client"),
        new("python3-nbclient", "the tests of the Jupyter kernel", [], "nbclient"),
        new("jupyter-nbconvert", "the notebooks through nbconvert", ["jupyter-nbconvert"]),
        new("jupyter-notebook", "the notebooks in Jupyter", ["jupyter-notebook"]),
    ];
}
