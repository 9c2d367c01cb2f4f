using System.Text;

namespace Tutorial.Kernel.Languages;

/// <summary>Insertions into a text, gathered while walking its syntax tree from the outside in.</summary>
internal sealed class TextEdits
{
    private readonly List<Edit> _edits = [];

    /// <summary>Inserts what begins something at a position.</summary>
    public void Open(int position, string text) => _edits.Add(new(position, 0, true, _edits.Count, text));

    /// <summary>Inserts what ends something at a position.</summary>
    public void Close(int position, string text) => _edits.Add(new(position, 0, false, _edits.Count, text));

    /// <summary>Puts a text in the place of another.</summary>
    public void Replace(int position, int length, string text) => _edits.Add(new(position, length, true, _edits.Count, text));

    /// <summary>The text with all edits. At one place ends come before beginnings, inner ends before outer ends, outer beginnings before inner ones.</summary>
    public string Apply(string text)
    {
        var result = new StringBuilder();
        int at = 0;
        foreach (Edit edit in _edits.OrderBy(edit => edit.Position).ThenBy(edit => edit.Opens).ThenBy(edit => edit.Order))
        {
            result.Append(text, at, edit.Position - at).Append(edit.Text);
            at = edit.Position + edit.Length;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    private sealed record Edit(int Position, int Length, bool Opens, int Order, string Text);
}
