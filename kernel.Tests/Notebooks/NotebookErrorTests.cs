using System.Text;
using Tutorial.Kernel.Notebooks;

namespace Tutorial.Kernel.Tests.Notebooks;

public class NotebookErrorTests
{
    [Theory]
    [InlineData("", "n.ipynb: the file is empty; a new notebook begins with at least {\"cells\": [], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}.")]
    [InlineData("[1]", "n.ipynb: a notebook is a JSON object, and this file holds a list.")]
    [InlineData("{\"cells\": [\n1,,", "n.ipynb: line 2, column 3: this is not JSON; a bracket, comma or quote is missing or too many there (was the file cut off or merged by hand?).")]
    [InlineData("{\"a\": 1,\n\"a\": 2}", "n.ipynb: one object names the same property \"a\" twice; remove one of the two.")]
    [InlineData("{\n\"a\": \"\\ud800\"}", "n.ipynb: line 2: a \\u escape is half of a character; remove it or take an older copy.")]
    [InlineData("{\"cells\": []}", "n.ipynb: nbformat is missing; is this an .ipynb file?")]
    [InlineData("{\"nbformat\": 3, \"worksheets\": []}", "n.ipynb: this is nbformat 3, which the kit does not read; convert it with: jupyter nbconvert --to notebook --nbformat 4 \"n.ipynb\".")]
    [InlineData("{\"nbformat\": 5}", "n.ipynb: this is nbformat 5, newer than the kit, which reads 4.0 to 4.5; save it as nbformat 4.5.")]
    [InlineData("{\"nbformat\": 4.5}", "n.ipynb: nbformat must be a whole number from 0 up, not 4.5.")]
    [InlineData("{\"nbformat\": 4, \"cells\": {}}", "n.ipynb: cells must be a list, not an object.")]
    [InlineData("{\"nbformat\": 4, \"cells\": [7]}", "n.ipynb: cells[0] must be an object, not a number.")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"heading\"}]}", "n.ipynb: cells[0].cell_type is \"heading\"; it must be code, markdown or raw.")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"raw\", \"source\": [1]}]}", "n.ipynb: cells[0].source must be a string or a list of strings, not a list of something else.")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"outputs\": [{}]}]}", "n.ipynb: cells[0].outputs[0].output_type is missing; is this an .ipynb file?")]
    public void Parse_BadFile_SaysWhatWhereAndWhatToDo(string text, string message)
    {
        NotebookFormatException error = Assert.Throws<NotebookFormatException>(() => Notebook.Parse(Encoding.UTF8.GetBytes(text), "n.ipynb"));

        Assert.Equal(message, error.Message);
        Assert.Equal("n.ipynb", error.File);
    }

    [Fact]
    public void Parse_NotUtf8_SaysSo()
    {
        NotebookFormatException error = Assert.Throws<NotebookFormatException>(() => Notebook.Parse([(byte)'{', 0xff, (byte)'}'], "n.ipynb"));

        Assert.Equal("n.ipynb: the file is not UTF-8 text; save it again as UTF-8 or take an older copy.", error.Message);
    }

    [Fact]
    public void Parse_EndlessNesting_SaysSo()
    {
        byte[] text = Encoding.UTF8.GetBytes("{\"a\": " + new string('[', 100_000));

        NotebookFormatException error = Assert.Throws<NotebookFormatException>(() => Notebook.Parse(text, "n.ipynb"));

        Assert.Equal("n.ipynb: line 1, column 262: the file nests deeper than 256 levels; no notebook needs that.", error.Message);
    }
}
