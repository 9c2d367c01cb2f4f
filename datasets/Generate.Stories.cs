using Tutorial.Reference.Tensors;

namespace Tutorial.Datasets;

public static partial class Generate
{
    private static readonly string[] StoryNames = ["anna", "ben", "clara", "david", "emma", "felix", "greta", "hugo"];
    private static readonly string[] StoryThings = ["kite", "ball", "lamp", "drum", "hat", "boat", "cup", "key"];
    private static readonly string[] StoryColours = ["red", "blue", "green", "white", "yellow", "black"];
    private static readonly string[] StoryPlaces = ["barn", "garden", "kitchen", "cellar", "attic", "yard"];

    // {a} and {b} two people, {c} a colour, {t} a thing, {p} a place. Whatever returns can be known from an earlier sentence.
    private static readonly string[][] StorySentences =
    [
        ["{a} had a {c} {t} .", "once {a} found a {c} {t} .", "{a} bought a {c} {t} ."],
        ["{a} hid the {t} in the {p} .", "the {t} lay in the {p} .", "in the {p} {a} lost the {t} ."],
        ["{b} looked in the {p} and saw the {c} {t} .", "{b} wanted the {c} {t} in the {p} ."],
        ["then {b} gave the {t} back to {a} .", "{a} thanked {b} for the {t} .", "so {a} and {b} shared the {c} {t} ."],
    ];

    /// <summary>The surprise of one of <see cref="Stories"/> in nats: all that is free in it. No model can do better on average over whole stories.</summary>
    public static double StoryNats { get; } = StorySentences.Sum(forms => Math.Log(forms.Length))
        + Math.Log(StoryNames.Length) + Math.Log(StoryNames.Length - 1) + Math.Log(StoryColours.Length) + Math.Log(StoryThings.Length) + Math.Log(StoryPlaces.Length);

    /// <summary>Stories of four sentences in which names, colours, things and places return: to guess the next word one must look back.</summary>
    /// <param name="count">Stories.</param>
    /// <param name="seed">Decides them.</param>
    /// <returns>Lower case, a space between words and before full stops.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No stories.</exception>
    public static IReadOnlyList<string> Stories(int count = 1000, long seed = 0)
    {
        Checks.AtLeast("stories", nameof(count), count, 1);
        RandomSource random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Story(random))];
    }

    private static string Story(RandomSource random)
    {
        string first = Any(StoryNames, random), second = Any([.. StoryNames.Where(name => name != first)], random);
        (string colour, string thing, string place) = (Any(StoryColours, random), Any(StoryThings, random), Any(StoryPlaces, random));
        return string.Join(' ', StorySentences.Select(forms => Any(forms, random)))
            .Replace("{a}", first, StringComparison.Ordinal).Replace("{b}", second, StringComparison.Ordinal).Replace("{c}", colour, StringComparison.Ordinal)
            .Replace("{t}", thing, StringComparison.Ordinal).Replace("{p}", place, StringComparison.Ordinal);
    }
}
