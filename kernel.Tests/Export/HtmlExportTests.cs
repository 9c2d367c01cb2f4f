using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tutorial.Kernel.Export;
using Tutorial.Kernel.Notebooks;

namespace Tutorial.Kernel.Tests.Export;

public class HtmlExportTests
{
    private static readonly PageLibraries _libraries = new(Path.Combine(Fixtures.Kit(), "player", "web", "node_modules"));

    [Fact]
    public void ToHtml_PlainNotebook_CarriesNoLibrary()
    {
        Notebook notebook = Notebook.Create();
        notebook.Add(Cell.Markdown("# A title\n\nSee [next](02-next.ipynb#part) and *this*.", "a"));
        notebook.Add(Cell.Code("var x = \"<b>\"; // why", "b"));

        string page = HtmlExport.ToHtml(notebook, "a.ipynb", _libraries);

        Assert.Contains("<title>A title</title>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"02-next.html#part\">next</a> and <em>this</em>", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"keyword\">var</span> x = <span class=\"text\">&quot;&lt;b&gt;&quot;</span>; <span class=\"comment\">// why</span>", page, StringComparison.Ordinal);
        Assert.InRange(page.Length, 1_000, 20_000);
    }

    [Fact]
    public void ToHtml_EachKindOfOutput_IsShown()
    {
        string page = HtmlExport.ToHtml(WithOutputs(), "a.ipynb", _libraries);

        Assert.Contains("<pre class=\"stdout\" tabindex=\"0\">1 &lt; 2</pre>", page, StringComparison.Ordinal);
        Assert.Contains("<pre class=\"error\" tabindex=\"0\">Wrong: line 2</pre>", page, StringComparison.Ordinal);
        Assert.Contains("<p>from <b>HTML</b></p>", page, StringComparison.Ordinal);
        Assert.Contains("<img alt=\"dot\" src=\"data:image/png;base64,iVBORw0KGgo=\">", page, StringComparison.Ordinal);
        Assert.Contains("\\u003C/script\\u003E", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"number\">[3]</span>", page, StringComparison.Ordinal);
        Assert.Contains("<img src=\"data:image/png;base64,AAAA\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_Twice_GivesTheSamePage() =>
        Assert.Equal(HtmlExport.ToHtml(WithOutputs(), "a.ipynb", _libraries), HtmlExport.ToHtml(WithOutputs(), "a.ipynb", _libraries));

    [Fact]
    public void ToHtml_LongText_IsFoldedAndWhole()
    {
        Notebook notebook = Notebook.Create();
        Cell cell = Cell.Code("print", "a");
        cell.Outputs = [CellOutput.Stream("stdout", new string('x', 1_000_000) + "END")];
        notebook.Add(cell);

        string page = HtmlExport.ToHtml(notebook, "a.ipynb", _libraries);

        Assert.Contains("<details><summary>1,000,003 characters of text</summary><pre class=\"stdout\" tabindex=\"0\">xxx", page, StringComparison.Ordinal);
        Assert.Contains("xxxEND</pre>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_LibraryMissing_SaysHowToGetIt()
    {
        string folder = Path.Combine(Path.GetTempPath(), "tutorial-no-such-folder");

        FileNotFoundException error = Assert.Throws<FileNotFoundException>(() => HtmlExport.ToHtml(WithOutputs(), "a.ipynb", new PageLibraries(folder)));

        Assert.Equal($"The page needs {Path.Combine(folder, "katex/dist/katex.min.css")}, which is not there; run ./tutorial once with a network, or: npm ci --prefix player/web.", error.Message);
    }

    [Fact]
    public async Task ToHtml_InABrowser_ChartsAndFormulasAreLiveAndNothingIsRequested()
    {
        using TemporaryFolder folder = Fixtures.NewFolder();
        string path = folder.File("page.html");
        string page = HtmlExport.ToHtml(WithOutputs(), "a.ipynb", _libraries);
        await File.WriteAllTextAsync(path, page, TestContext.Current.CancellationToken);

        string shown = await Browser.DumpAsync(path);

        Assert.Contains("class=\"main-svg\"", shown, StringComparison.Ordinal);
        Assert.Equal(4, Regex.Count(shown, "<span class=\"katex-html\""));
        Assert.Equal(3, Regex.Count(shown, "<span class=\"katex-display\""));
        Assert.Contains("ran in the page", shown, StringComparison.Ordinal);
        Assert.Contains("aria-roledescription=\"flowchart-v2\"", shown, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<(script|link|img|iframe)[^>]+(src|href)=\"(https?:)?//", page);
    }

    [Fact]
    public void ToScript_Notebook_IsCodeWithProseAsComments()
    {
        Notebook notebook = Notebook.Create();
        notebook.Add(Cell.Markdown("# A title\n\nText.", "a"));
        notebook.Add(Cell.Code("#!time\nint x = 1;", "b"));
        notebook.Add(Cell.Code("#!html\n<b>", "c", "html"));

        Assert.Equal("// # A title\n//\n// Text.\n\n// #!time\nint x = 1;\n\n// #!html\n// <b>\n", CSharpExport.ToScript(notebook));
    }

    private static Notebook WithOutputs()
    {
        Notebook notebook = Notebook.Create();
        Cell prose = Cell.Markdown("Inline $a < b$ and\n\n$$\n\\sum_i x_i\n$$\n\n$$y^2$$\n\n![x](attachment:x.png)", "prose");
        prose.Json["attachments"] = new JsonObject { ["x.png"] = new JsonObject { ["image/png"] = "AAAA" } };
        notebook.Add(prose);
        Cell cell = Cell.Code("Show();", "code");
        cell.ExecutionCount = 3;
        cell.Outputs =
        [
            CellOutput.Stream("stdout", "\u001b[31m1 < 2\u001b[0m\n"),
            Display(MimeTypes.Html, "<p>from <b>HTML</b></p>"),
            CellOutput.Display(new JsonObject { ["image/png"] = "iVBORw0KGgo=", [MimeTypes.Text] = "dot" }, []),
            Display(MimeTypes.Latex, "$$x^2$$"),
            Display(MimeTypes.JavaScript, "element.append('ran in the ' + 'page');"),
            Display(MimeTypes.Mermaid, "graph LR\n  A --> B"),
            CellOutput.Display(
                new JsonObject
                {
                    [MimeTypes.Plotly] = JsonNode.Parse("""{"data": [{"x": [1, 2], "y": [3, 4], "name": "</script>"}], "layout": {"title": {"text": "Chart"}}}"""),
                    [MimeTypes.Html] = "<figure><svg></svg><table></table></figure>",
                },
                []),
            CellOutput.Error("Wrong", "line 2", ["Wrong: line 2"]),
        ];
        notebook.Add(cell);
        return notebook;
    }

    private static CellOutput Display(string mime, string text) => CellOutput.Display(new JsonObject { [mime] = text }, []);
}
