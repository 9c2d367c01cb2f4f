using Tutorial.Reference.Tensors;

namespace Tutorial.Datasets;

/// <summary>A sentence and whether it praises (1) or blames (0).</summary>
/// <param name="Text">The sentence; English words are separated by single spaces, Chinese has none.</param>
/// <param name="Praises">1 or 0.</param>
public readonly record struct LabelledSentence(string Text, int Praises);

/// <summary>The language of generated sentences.</summary>
public enum SentenceLanguage
{
    /// <summary>English, lower case, a space between words.</summary>
    English,

    /// <summary>Chinese, without spaces: its characters are the tokens.</summary>
    Chinese,
}

public static partial class Generate
{
    // {n} a thing, {p} what is said of it in the end, {q} its opposite: exchanging p and q keeps every word and turns the meaning.
    private static readonly SentenceParts English = new(
        ["film", "book", "meal", "room", "lecture", "phone"], ["garden", "concert"],
        ["good", "great", "charming", "clever"], ["bad", "dull", "clumsy", "boring"],
        [
            "the {n} was {p} , not {q}", "the {n} was not {q} but {p}", "i expected a {q} {n} and got a {p} one", "{q} at first , the {n} ended {p}",
            "not a {q} {n} at all , it was {p}", "i got a {p} {n} , never {q}", "i found this {n} {p} and not {q}", "they said {q} , yet the {n} was {p}",
            "this {n} is never {q} , it is {p}", "it ended {p} , this {n} , not {q} at all",
        ],
        ["they called the {n} {q} , yet it was {p}", "it was {p} , this {n} , and never {q}", "the {n} , not {q} at all , was {p}", "i got a {p} {n} , not a {q} one"]);

    private static readonly SentenceParts Chinese = new(
        ["电影", "小说", "晚饭", "房间", "课程", "手机"], ["花园", "演出"],
        ["好", "棒", "精彩", "出色"], ["差", "糟", "无聊", "平庸"],
        [
            "这个{n}很{p}，一点也不{q}", "这个{n}并不{q}，反而很{p}", "我以为{n}会很{q}，结果很{p}", "{n}开头很{q}，结尾很{p}",
            "{n}真是{p}，谁说{q}了", "都说{n}{q}，可我觉得{p}", "{n}不是{q}，而是{p}", "我觉得{n}{p}，并不{q}",
            "{n}{p}得很，而不是{q}", "谁说{q}，这个{n}其实{p}",
        ],
        ["别人都说{n}{q}，其实很{p}", "我觉得这个{n}很{p}，而不是{q}", "{n}并不{q}，真是{p}", "其实{n}{p}得很，谁说{q}了"]);

    /// <summary>Sentences of praise and blame in which only order and negation tell which: counting words is no better than guessing, and neither is the last judging word.</summary>
    /// <param name="count">Sentences to learn from; a quarter as many judge.</param>
    /// <param name="language">English or Chinese.</param>
    /// <param name="seed">Decides the sentences.</param>
    /// <returns>Two parts; the test has sentence patterns and nouns that training never shows.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2 sentences.</exception>
    public static (IReadOnlyList<LabelledSentence> Train, IReadOnlyList<LabelledSentence> Test) Sentences(
        int count = 2000, SentenceLanguage language = SentenceLanguage.English, long seed = 0)
    {
        Checks.AtLeast("sentences", nameof(count), count, 2);
        SentenceParts parts = language == SentenceLanguage.English ? English : Chinese;
        return (Draw(parts, parts.Patterns, parts.Nouns, count, seed), Draw(parts, parts.HeldOutPatterns, parts.HeldOutNouns, Math.Max(2, count / 4), seed + 1));
    }

    private static LabelledSentence[] Draw(SentenceParts parts, string[] patterns, string[] nouns, int count, long seed)
    {
        RandomSource random = new(seed);
        var sentences = new LabelledSentence[count];
        for (int i = 0; i < count; i += 2)
        {
            string pattern = Any(patterns, random).Replace("{n}", Any(nouns, random), StringComparison.Ordinal);
            (string good, string bad) = (Any(parts.Good, random), Any(parts.Bad, random));
            sentences[i] = new(Fill(pattern, good, bad), 1);
            if (i + 1 < count)
            {
                // The twin with the very same words.
                sentences[i + 1] = new(Fill(pattern, bad, good), 0);
            }
        }

        random.Shuffle<LabelledSentence>(sentences);
        return sentences;
    }

    private static string Fill(string pattern, string p, string q) =>
        pattern.Replace("{p}", p, StringComparison.Ordinal).Replace("{q}", q, StringComparison.Ordinal);

    private static string Any(string[] of, RandomSource random) => of[random.Integer(0, of.Length)];

    private sealed record SentenceParts(string[] Nouns, string[] HeldOutNouns, string[] Good, string[] Bad, string[] Patterns, string[] HeldOutPatterns);
}
