using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tokenization;

namespace Tutorial.Reference.Tests.Tokenization;

public class VocabularyTests
{
    [Fact]
    public void FromText_MostFrequentFirst_UnknownAndPaddingReserved()
    {
        Vocabulary words = Vocabulary.FromText(["b", "a", "b", "c", "b", "a"], most: 2);
        Assert.Equal(["<pad>", "<unk>", "b", "a"], words.Tokens);
        Assert.Equal([2, Vocabulary.Unknown, 3], words.Encode(["b", "c", "a"]));
        Assert.Equal(["b", "<unk>"], words.Decode([2, 1]));
    }

    [Fact]
    public void Decode_NoSuchNumber_SaysTheRange()
        => Assert.Equal(
            "Vocabulary: 3 is no token's number; they run from 0 to 2. (Parameter 'numbers')",
            Assert.Throws<ArgumentOutOfRangeException>(() => new Vocabulary(["a"]).Decode([3])).Message);

    [Theory]
    [InlineData("Don't stop, it's 2026!", "don't|stop|,|it's|2026|!")]
    [InlineData("我不喜欢 this 电影。", "我|不|喜|欢|this|电|影|。")]
    public void Words_Text_IsCutIntoWordsMarksAndChineseCharacters(string text, string expected)
        => Assert.Equal(expected.Split('|'), Tokenizers.Words(text));

    [Fact]
    public void Characters_Emoji_StaysWhole() => Assert.Equal(["a", "👩‍🔬", "é"], Tokenizers.Characters("a👩‍🔬é"));

    [Fact]
    public void Whitespace_Text_IsUnchangedBetweenBlanks() => Assert.Equal(["A,", "b"], Tokenizers.Whitespace(" A,\n b "));

    [Fact]
    public void Pad_LongAndShort_AreCutAndFilledBehind()
    {
        (Tensor<float> tokens, int[] lengths) = Sequences.Pad<float>([[5, 6, 7], [8], []], length: 2);
        Assert.Equal(new Shape(3, 2), tokens.Shape);
        Assert.Equal([5, 6, 8, 0, 0, 0], tokens.ToArray());
        Assert.Equal([2, 1, 0], lengths);
    }
}
