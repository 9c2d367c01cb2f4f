using System.Text;

namespace Tutorial.Kernel.Engine;

/// <summary>What <c>Console.Out</c> and <c>Console.Error</c> are in a cell.</summary>
internal sealed class CellWriter(CellOutput output, string name) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => output.Write(name, [value]);

    public override void Write(string? value) => output.Write(name, value);

    public override void Write(ReadOnlySpan<char> buffer) => output.Write(name, buffer);

    public override void Write(char[] buffer, int index, int count) => output.Write(name, buffer.AsSpan(index, count));

    // In one piece, so that lines of several threads do not mix.
    public override void WriteLine(string? value) => output.Write(name, value + "\n");

    public override void WriteLine() => output.Write(name, "\n");
}
