using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Tutorial.Kernel.Engine;

/// <summary>Shows the first and the last part of a long text and keeps all of it in a file.</summary>
/// <param name="create">Opens the file for the text of the cell with this number.</param>
internal sealed class OutputFold(Func<int, StreamWriter> create)
{
    /// <summary>Characters of a cell that are sent as they come.</summary>
    public const int Head = 768 * 1024;

    /// <summary>Characters of its end that follow when it is done.</summary>
    public const int Tail = 256 * 1024;

    private const long LargestFile = 1L << 30;

    private readonly StringBuilder _head = new();
    private readonly Queue<string> _tail = new();
    private int _tailLength;
    private long _total;
    private int _number;
    private OutputFile? _file;

    /// <summary>A new cell begins.</summary>
    public void Begin(int number)
    {
        Close();
        _number = number;
        _total = 0;
        _head.Clear();
    }

    /// <summary>Takes text and gives back the part of it that is shown at once.</summary>
    public string Admit(StringBuilder text)
    {
        string all = text.ToString();
        int shown = (int)Math.Clamp(Head - _total, 0, all.Length);
        _total += all.Length;
        _head.Append(all, 0, shown);
        if (shown < all.Length)
        {
            Keep(all[shown..]);
        }

        return all[..shown];
    }

    /// <summary>The remark on what was left out, the last part, and where everything stands; null when nothing was folded.</summary>
    public (string Notice, string Tail, JsonObject Folded)? End()
    {
        if (_file is null)
        {
            return null;
        }

        string tail = string.Concat(_tail);
        tail = tail.Length > Tail ? tail[^Tail..] : tail;
        long left = _total - Head - tail.Length;
        string? path = _file.Close();
        string? problem = _file.Problem;
        Close();
        string count = left.ToString("N0", CultureInfo.InvariantCulture);
        string notice = left == 0 ? ""
            : problem is null ? $"\n… {count} characters left out …\n"
            : $"\n… {count} characters left out, and they could not be kept in a file ({problem.TrimEnd('.')}): make room there or let TMPDIR name another folder; the session and its variables are as they were …\n";
        return (notice, tail, new JsonObject { ["characters"] = left, ["file"] = path });
    }

    private void Keep(string text)
    {
        if (_file is null)
        {
            _file = new OutputFile(() => create(_number));
            _file.Write(_head.ToString());
            _head.Clear();
        }

        if (_total < LargestFile)
        {
            _file.Write(text);
        }

        _tail.Enqueue(text);
        _tailLength += text.Length;
        while (_tailLength - _tail.Peek().Length >= Tail)
        {
            _tailLength -= _tail.Dequeue().Length;
        }
    }

    private void Close()
    {
        _file?.Close();
        _file = null;
        _tail.Clear();
        _tailLength = 0;
    }
}
