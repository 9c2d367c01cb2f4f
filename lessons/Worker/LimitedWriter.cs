using System.Text;

namespace Tutorial.Lessons.Worker;

/// <summary>What the learner's code prints: kept up to a limit, dropped beyond it, never sent to the real output.</summary>
/// <param name="limit">How many characters are kept.</param>
internal sealed class LimitedWriter(int limit) : TextWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>True when something was dropped since the last <see cref="Take"/>.</summary>
    public bool IsCut { get; private set; }

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (_text.Length < limit)
        {
            _text.Append(value);
        }
        else
        {
            IsCut = true;
        }
    }

    /// <summary>The text since the last call, which is then forgotten.</summary>
    public string Take()
    {
        string text = _text.ToString();
        _text.Clear();
        IsCut = false;
        return text;
    }
}
