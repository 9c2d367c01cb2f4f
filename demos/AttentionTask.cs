using Tutorial.Demos.Playing;
using Tutorial.Reference.Tensors;
using Tensor = Tutorial.Reference.Tensors.Tensor<float>;

namespace Tutorial.Demos;

/// <summary>The words that attention looks at, and from which place each answer is to come.</summary>
internal sealed class AttentionTask
{
    private const int Fewest = 2, Most = 12;

    private readonly string _task;

    /// <param name="text">Words between spaces.</param>
    /// <param name="task">"reverse", "previous word" or "next word".</param>
    /// <exception cref="DemoException">Too few or too many words.</exception>
    public AttentionTask(string text, string task)
    {
        Words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (Words.Length is < Fewest or > Most)
        {
            throw new DemoException($"There are {Words.Length} words; write {Fewest} to {Most}, with spaces between them.");
        }

        _task = task;
        Vocabulary = [.. Words.Distinct()];
        Own = Tensor.From([.. Words.Select(word => (float)Array.IndexOf(Vocabulary, word))], (1, Length));
    }

    /// <summary>The words in their order.</summary>
    public string[] Words { get; }

    /// <summary>Each word once.</summary>
    public string[] Vocabulary { get; }

    /// <summary>The words as numbers, (1, T).</summary>
    public Tensor Own { get; }

    /// <summary>T.</summary>
    public int Length => Words.Length;

    /// <summary>The words as they were written.</summary>
    public string Text => string.Join(' ', Words);

    /// <summary>The place whose word is wanted at a place.</summary>
    public int From(int place) => _task switch { "reverse" => Length - 1 - place, "previous word" => Math.Max(0, place - 1), _ => Math.Min(Length - 1, place + 1) };

    /// <summary>Words drawn at random, (N, T), and for each place the word that is wanted there.</summary>
    public (Tensor Words, int[] Wanted) Draw(int count, RandomSource random)
    {
        int[] drawn = [.. Enumerable.Range(0, count * Length).Select(_ => random.Integer(0, Vocabulary.Length))];
        int[] wanted = [.. drawn.Select((_, i) => drawn[(i / Length * Length) + From(i % Length)])];
        return (Tensor.From([.. drawn.Select(word => (float)word)], (count, Length)), wanted);
    }
}
