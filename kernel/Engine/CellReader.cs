using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Weaving;

namespace Tutorial.Kernel.Engine;

/// <summary>What <c>Console.In</c> is in a cell: each line is a question to the learner.</summary>
internal sealed class CellReader : TextReader
{
    private string _line = "";
    private int _at;

    public override string? ReadLine()
    {
        if (_at < _line.Length)
        {
            string rest = _line[_at..].TrimEnd('\n');
            _at = _line.Length;
            return rest;
        }

        return Ask();
    }

    public override int Read()
    {
        if (_at >= _line.Length)
        {
            _line = Ask() + "\n";
            _at = 0;
        }

        return _line[_at++];
    }

    public override int Peek() => _at < _line.Length ? _line[_at] : -1;

    private static string Ask()
    {
        Task<string> answer = Notebook.Current.AskAsync("", password: false);
        answer.Wait(CellStop.Token);
        return answer.Result;
    }
}
