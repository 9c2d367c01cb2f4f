using System.Globalization;

namespace Tutorial.Datasets.Tests;

public sealed class GenerateTextTests
{
    [Fact]
    public void Reversals_Pairs_AreEachOtherBackwards() =>
        Assert.All(Generate.Reversals(200), pair => Assert.Equal(string.Concat(pair.Source.Reverse()), pair.Target));

    [Fact]
    public void Sums_Pairs_AddUp() => Assert.All(Generate.Sums(200, digits: 3), pair =>
    {
        int[] terms = [.. pair.Source.TrimEnd('=').Split('+').Select(term => int.Parse(term, CultureInfo.InvariantCulture))];
        Assert.Equal(terms.Sum(), int.Parse(pair.Target, CultureInfo.InvariantCulture));
    });

    [Fact]
    public void PaddedSums_TrainAndTest_AddUpAndShareNoTwoNumbers()
    {
        (IReadOnlyList<TextPair> train, IReadOnlyList<TextPair> test) = Generate.PaddedSums(1000, digits: 2);

        Assert.Equal((1000, 100), (train.Count, test.Count));
        Assert.All(train.Concat(test), pair =>
        {
            Assert.Equal((5, 3), (pair.Source.Length, pair.Target.Length));
            Assert.Equal(pair.Source.Split('+').Sum(term => int.Parse(term, CultureInfo.InvariantCulture)), int.Parse(pair.Target, CultureInfo.InvariantCulture));
        });
        string Unordered(TextPair pair) => string.Join('+', pair.Source.Split('+').Order(StringComparer.Ordinal));
        Assert.Equal(1100, train.Concat(test).Select(Unordered).Distinct().Count());
    }

    [Fact]
    public void PaddedSums_MoreThanHalfOfAllPairs_AreRefused() =>
        Assert.Equal("count", Assert.Throws<ArgumentOutOfRangeException>(() => Generate.PaddedSums(5000, digits: 2)).ParamName);

    [Fact]
    public void Stories_ManyOfThem_ReturnToWhatTheyBeganWithAndHaveTheStatedSurprise()
    {
        IReadOnlyList<string> stories = Generate.Stories(400, seed: 1);

        Assert.Equal(stories, Generate.Stories(400, seed: 1));
        Assert.All(stories, story =>
        {
            string[] sentences = story.Split(" .", StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(4, sentences.Length);
            Assert.DoesNotContain('{', story);
            string thing = sentences[0].Split(' ')[^1];
            Assert.All(sentences, sentence => Assert.Contains(thing, sentence, StringComparison.Ordinal));
        });
        // 54 combinations of sentences, 8 · 7 people, 6 colours, 8 things and 6 places.
        Assert.Equal(Math.Log(54.0 * 8 * 7 * 6 * 8 * 6), Generate.StoryNats, 1e-12);
    }

    [Fact]
    public void Dates_TrainAndTest_ShareNoDateAndEachWordFormIsItsDate()
    {
        (IReadOnlyList<TextPair> train, IReadOnlyList<TextPair> test) = Generate.Dates(1000);

        Assert.Equal((1000, 250), (train.Count, test.Count));
        Assert.Empty(train.Select(pair => pair.Target).Intersect(test.Select(pair => pair.Target)));
        Assert.All(train.Concat(test), pair =>
        {
            string words = pair.Source.Replace("the ", "", StringComparison.Ordinal).Replace(" of ", " ", StringComparison.Ordinal);
            words = System.Text.RegularExpressions.Regex.Replace(words, "(?<=\\d)(st|nd|rd|th)", "");
            Assert.Equal(pair.Target, DateTime.Parse(words, CultureInfo.InvariantCulture).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        });
    }

    [Fact]
    public void Dates_Ordinals_AreEnglish()
    {
        string[] ordinals = [.. Generate.Dates(5000).Train.Where(pair => pair.Source.StartsWith("the ", StringComparison.Ordinal)).Select(pair => pair.Source.Split(' ')[1]).Distinct()];

        Assert.Equal(31, ordinals.Length);
        Assert.All(["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "23rd", "31st"], expected => Assert.Contains(expected, ordinals));
    }

    [Theory]
    [InlineData(SentenceLanguage.English)]
    [InlineData(SentenceLanguage.Chinese)]
    public void Sentences_BothClasses_HaveTheVerySameWords(SentenceLanguage language)
    {
        (IReadOnlyList<LabelledSentence> train, IReadOnlyList<LabelledSentence> test) = Generate.Sentences(600, language);

        foreach (IReadOnlyList<LabelledSentence> part in new[] { train, test })
        {
            IEnumerable<string> Bags(int praises) => part.Where(sentence => sentence.Praises == praises)
                .Select(sentence => string.Concat(sentence.Text.Order())).Order(StringComparer.Ordinal);
            Assert.Equal(Bags(1), Bags(0));
        }

        Assert.Empty(train.Select(sentence => sentence.Text).Intersect(test.Select(sentence => sentence.Text)));
    }

    [Theory]
    [InlineData(SentenceLanguage.English, "good great charming clever bad dull clumsy boring")]
    [InlineData(SentenceLanguage.Chinese, "好 棒 精彩 出色 差 糟 无聊 平庸")]
    public void Sentences_LastJudgingWord_DecidesNothing(SentenceLanguage language, string words)
    {
        (_, IReadOnlyList<LabelledSentence> test) = Generate.Sentences(4000, language);
        string[] judging = words.Split(' ');

        double right = test.Average(sentence =>
            (Array.IndexOf(judging, judging.MaxBy(word => sentence.Text.LastIndexOf(word, StringComparison.Ordinal))) < 4 ? 1 : 0) == sentence.Praises ? 1.0 : 0);

        Assert.InRange(right, 0.4, 0.6);
    }

    [Fact]
    public void AddingProblem_Targets_AreTheSumOfTheTwoMarked()
    {
        Dataset data = Generate.AddingProblem(50, length: 10);
        for (int i = 0; i < data.Count; i++)
        {
            float[] marks = [.. Enumerable.Range(0, 10).Select(t => data.Inputs[i, t, 1])];
            Assert.Equal(2, marks.Sum());
            Assert.Equal(Enumerable.Range(0, 10).Sum(t => marks[t] * data.Inputs[i, t, 0]), data.Targets[i, 0], 1e-6f);
        }
    }

    [Fact]
    public void TableWithHoles_Values_AreMissingAboutAsOftenAsAsked()
    {
        Dataset table = Generate.TableWithHoles(2000, holes: 0.1);

        Assert.InRange(table.Inputs.ToArray().Count(float.IsNaN) / 8000.0, 0.085, 0.115);
        Assert.DoesNotContain(float.NaN, table.Targets.ToArray());
    }

    [Fact]
    public void ImbalancedTable_RareClass_IsAsRareAsAsked() => Assert.Equal(100, Generate.ImbalancedTable(2000, positives: 0.05).Labels.Sum());

    [Fact]
    public void Shapes_Images_KeepToTheRangeAndClassesAreEqual()
    {
        Dataset shapes = Generate.Shapes(80);

        Assert.Equal([80, 3, 32, 32], shapes.Inputs.Shape);
        Assert.All(shapes.Inputs.ToArray(), value => Assert.InRange(value, 0, 1));
        Assert.All(shapes.Labels.CountBy(label => label), pair => Assert.Equal(20, pair.Value));
    }

    [Fact]
    public void Line_LeastSquares_FindsSlopeAndOffsetAgain()
    {
        Dataset line = Generate.Line(2000, noise: 0.2);
        (double[] x, double[] y) = ([.. line.Inputs.ToArray().Select(v => (double)v)], [.. line.Targets.ToArray().Select(v => (double)v)]);
        double slope = x.Zip(y, (a, b) => (a - x.Average()) * (b - y.Average())).Sum() / x.Sum(a => Math.Pow(a - x.Average(), 2));

        Assert.Equal(2, slope, 0.05);
        Assert.Equal(-1, y.Average() - (slope * x.Average()), 0.05);
    }

    [Fact]
    public void SineForecast_WithoutNoise_ContinuesTheWave()
    {
        Dataset waves = Generate.SineForecast(20, length: 10, noise: 0);
        for (int i = 0; i < waves.Count; i++)
        {
            // A sine wave obeys x(t+1) = 2·cos(step)·x(t) − x(t−1) with one factor for the whole wave.
            double factor = (waves.Inputs[i, 9, 0] + waves.Inputs[i, 7, 0]) / waves.Inputs[i, 8, 0];
            Assert.Equal((factor * waves.Inputs[i, 9, 0]) - waves.Inputs[i, 8, 0], waves.Targets[i, 0], 1e-3);
        }
    }
}
