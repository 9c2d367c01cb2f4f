using System.Text;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;
using Tutorial.Reference.Tokenization;

namespace Tutorial.Reference.Tests.Tokenization;

public class BytePairEncodingTests
{
    private const string English = "the theory of the thing is that the other things think they are the thing itself";
    private const string Chinese = "深度学习是机器学习的一个分支，深度学习使用神经网络。神经网络的学习";

    [Theory]
    [InlineData(English)]
    [InlineData(Chinese)]
    [InlineData("")]
    [InlineData("  spaces \t\n lines  ")]
    [InlineData("naïve café — 🙂👩‍🔬")]
    public void Decode_WhatEncodeGave_IsTheSameText(string text)
    {
        BytePairEncoding encoding = BytePairEncoding.Train(English + Chinese, 300);
        Assert.Equal(text, encoding.Decode(encoding.Encode(text)));
    }

    [Fact]
    public void Decode_DrawnTexts_AreByteExact() => Property.ForAll(draw =>
    {
        BytePairEncoding encoding = BytePairEncoding.Train(Text(draw.Random, 60), 256 + draw.Random.Integer(0, 40));
        string text = Text(draw.Random, 40);
        Assert.Equal(Encoding.UTF8.GetBytes(text), encoding.DecodeBytes(encoding.Encode(text)));
    });

    [Fact]
    public void Train_CommonestPair_IsJoinedFirst()
    {
        BytePairEncoding encoding = BytePairEncoding.Train("ababab abab", 257);
        Assert.Equal([('a', 'b')], encoding.Merges.Select(merge => ((char)merge.Left, (char)merge.Right)));
        Assert.Equal([256, 256], encoding.Encode("abab"));
    }

    [Fact]
    public void Encode_ChineseText_IsShorterThanItsBytes()
    {
        BytePairEncoding encoding = BytePairEncoding.Train(Chinese, 300);
        Assert.InRange(encoding.Encode("深度学习").Length, 1, 6);
        Assert.Equal(12, Encoding.UTF8.GetByteCount("深度学习"));
    }

    [Fact]
    public void Decode_NoSuchToken_SaysTheRange()
    {
        BytePairEncoding encoding = new([('a', 'b')]);
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => encoding.Decode([257]));
        Assert.Equal("BytePairEncoding: 257 is no token's number; they run from 0 to 256. (Parameter 'tokens')", error.Message);
    }

    [Fact]
    public void Constructor_MergeOfATokenToCome_SaysWhich()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new BytePairEncoding([(97, 300)]));
        Assert.Equal("BytePairEncoding: merge 0 joins (97, 300), but only tokens 0 to 255 exist by then. (Parameter 'merges')", error.Message);
    }

    private static string Text(RandomSource random, int length)
    {
        Rune[] alphabet = [.. "ab cé学习🙂\n".EnumerateRunes()];
        return string.Concat(Enumerable.Range(0, length).Select(_ => alphabet[random.Integer(0, alphabet.Length)].ToString()));
    }
}
