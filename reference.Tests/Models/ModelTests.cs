using Tutorial.Reference.Layers;
using Tutorial.Reference.Models;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Optimizers;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Models;

public class ModelTests
{
    [Fact]
    public void Generate_WithRememberedKeysAndValues_EqualsTheWholeForwardPass() => Property.ForAll(
        draw =>
        {
            var model = new MiniGpt<double>(7, 2, 8, 2, 12);
            model.Evaluate();
            List<int> tokens = [draw.Random.Integer(0, 7), draw.Random.Integer(0, 7)];
            IReadOnlyList<int> generated = model.Generate(tokens, 8, temperature: 0, new RandomSource(0));
            for (int i = 0; i < 8; i++)
            {
                Tensor<double> logits = model.Forward(Tensor<double>.From([.. tokens.Select(token => (double)token)], (1, tokens.Count)));
                tokens.Add(Array.IndexOf(logits.Data[^7..].ToArray(), logits.Data[^7..].ToArray().Max()));
            }
            Assert.Equal(tokens, generated);
        },
        cases: 20);

    [Theory]
    [InlineData("gpt")]
    [InlineData("lstm")]
    public void Generate_AfterLearningARhyme_RecitesIt(string kind)
    {
        Nn<float>.Seed(1);
        Layer<float> model = kind == "gpt" ? new MiniGpt<float>(4, 1, 16, 2, 16, dropout: 0) : new RecurrentLanguageModel<float>(4, 8, d => Nn<float>.Lstm(d, 16));
        int[] text = [0, 1, 2, 0, 3, 0, 1, 2, 0, 3, 0, 1, 2, 0, 3];
        Tensor<float> x = Tensor<float>.From([.. text[..^1].Select(token => (float)token)], (1, text.Length - 1));
        Adam<float> optimizer = Nn<float>.Adam(model.Parameters(), 0.02);
        for (int step = 0; step < 80; step++)
        {
            model.ZeroGrad();
            model.Forward(x).CrossEntropy(text[1..]).Backward();
            optimizer.Step();
        }
        model.Evaluate();
        IReadOnlyList<int> recited = model is MiniGpt<float> gpt
            ? gpt.Generate([0, 1], 10, temperature: 0, new RandomSource(0))
            : ((RecurrentLanguageModel<float>)model).Generate([0, 1], 10, temperature: 0, new RandomSource(0));
        Assert.Equal([0, 1, 2, 0, 3, 0, 1, 2, 0, 3, 0, 1], recited);
    }

    [Theory]
    [InlineData("None", 1)]
    [InlineData("Additive", 1)]
    [InlineData("ScaledDot", 1)]
    [InlineData("transformer", 1)]
    [InlineData("transformer", 2)]
    public void Translate_AfterLearningToReverse_Reverses(string kind, int seed)
    {
        Nn<float>.Seed(seed);
        Layer<float> model = Enum.TryParse(kind, out LookBack lookBack)
            ? new Seq2Seq<float>(5, 5, 8, 16, lookBack)
            : new Transformer<float>(5, 5, 1, 16, 2, 8, options: new TransformerOptions(Dropout: 0, NormFirst: true));
        int[][] sentences = [[2, 3, 4], [4, 2, 3], [3, 4, 2], [2, 4, 3]];
        Tensor<float> source = Batch(sentences);
        Tensor<float> target = Batch(sentences.Select(sentence => (int[])[0, .. sentence.Reverse()]));
        int[] labels = [.. sentences.SelectMany(sentence => (int[])[.. sentence.Reverse(), 1])];
        Adam<float> optimizer = Nn<float>.Adam(model.Parameters(), 0.01);
        for (int step = 0; step < 300; step++)
        {
            model.ZeroGrad();
            (model is Seq2Seq<float> recurrent ? recurrent.Forward(source, target) : ((Transformer<float>)model).Forward(source, target)).CrossEntropy(labels).Backward();
            optimizer.Step();
        }
        model.Evaluate();
        foreach (int[] sentence in sentences)
        {
            IReadOnlyList<int> translated = model is Seq2Seq<float> recurrent
                ? Translated(recurrent, sentence)
                : ((Transformer<float>)model).Translate(sentence, start: 0, end: 1, maxLength: 6);
            Assert.Equal(sentence.Reverse(), translated);
        }
    }

    [Fact]
    public void LeNet_Modern_GivesOneScoreForEachClass()
        => Assert.Equal((2, 10), new LeNet<float>().Forward(Tensor<float>.Ones((2, 1, 28, 28))).Shape);

    [Fact]
    public void TextClassifier_MorePadding_ChangesNothing()
    {
        var model = new TextClassifier<double>(5, 3, 4, 2);
        model.Evaluate();
        Twins.Same(model.Forward(Batch64([1, 4, 2])).ToArray(), model.Forward(Batch64([1, 4, 2, 0, 0])).ToArray(), 1e-14);
    }

    [Fact]
    public void Hide_ManyTokens_FollowsThePapersShares()
    {
        Tensor<float> tokens = Tensor<float>.Full((100, 1000), 3);
        (Tensor<float> input, int[] labels) = MiniBert<float>.Hide(tokens, mask: 9, vocabulary: 9, new RandomSource(1));
        int hidden = labels.Count(label => label != MiniBert<float>.Ignored);
        Assert.Equal(0.15, hidden / 100_000.0, 0.007);
        Assert.Equal(0.8, input.ToArray().Count(token => token == 9) / (double)hidden, 0.02);
        Assert.All(labels, label => Assert.True(label is 3 or MiniBert<float>.Ignored));
    }

    [Fact]
    public void Choose_Temperature_DrawsInProportion()
    {
        RandomSource random = new(1);
        double[] scores = [Math.Log(1), Math.Log(3)];
        int ones = Enumerable.Range(0, 10_000).Count(_ => Sampling.Choose<double>(scores, 1, random) == 1);
        Assert.Equal(0.75, ones / 10_000.0, 0.026);
        Assert.Equal(1, Sampling.Choose<double>(scores, 0, random));
    }

    [Fact]
    public void Generate_EmptyPrompt_SaysWhatToGive()
        => Assert.Equal(
            "MiniGpt: the prompt is empty; give one token at least, such as the start of a line.",
            Assert.Throws<ArgumentException>(() => new MiniGpt<float>(4, 1, 4, 1, 4).Generate([], 1, 0, new RandomSource(0))).Message);

    [Fact]
    public void Generate_BeyondTheContext_SaysTheLimit()
        => Assert.Equal(
            "LearnedPositionalEncoding(4, 4): x (1, 1, 4) from position 4 must be (N, T, 4) and end at 4 or before.",
            Assert.Throws<ShapeException>(() => new MiniGpt<float>(4, 1, 4, 1, 4).Generate([0], 5, 0, new RandomSource(0))).Message);

    [Fact]
    public void RecurrentLanguageModel_Bidirectional_SaysWhyNot()
        => Assert.Equal(
            "RecurrentLanguageModel: Gru(2, 3, bidirectional) would see the token that it is to predict; leave bidirectional off.",
            Assert.Throws<ArgumentException>(() => new RecurrentLanguageModel<float>(4, 2, d => Nn<float>.Gru(d, 3, new RecurrentSettings(Bidirectional: true)))).Message);

    [Fact]
    public void Mlp_OneSize_SaysWhatToGive()
        => Says("Mlp: 1 sizes; give the inputs and the outputs at least, such as [784, 10].", () => new Mlp<float>([3]));

    [Fact]
    public void LeNet_TinyImages_SaysTheLimit()
        => Says("LeNet: images of 8 × 8 leave nothing after the second pooling; use 12 × 12 at least.", () => new LeNet<float>(1, 8));

    [Fact]
    public void TextClassifier_OneText_AsksForTheBatch()
        => Says("TextClassifier: x (3,) must be (N, T), one row of tokens for each text.", () => new TextClassifier<float>(5, 3, 4, 2).Forward(Tensor<float>.Ones(3)));

    [Fact]
    public void Forward_WithoutTarget_SaysWhatToCall()
    {
        Assert.Equal(
            "Seq2Seq: training needs the target too; call Forward(source, target), or Translate(source, …).",
            Assert.Throws<InvalidOperationException>(() => new Seq2Seq<float>(3, 3, 2, 2).Forward(Tensor<float>.Ones((1, 2)))).Message);
        Assert.Equal(
            "Transformer: training needs the target too; call Forward(source, target), or Translate(source, …).",
            Assert.Throws<InvalidOperationException>(() => new Transformer<float>(3, 3, 1, 2, 1, 4).Forward(Tensor<float>.Ones((1, 2)))).Message);
    }

    [Theory]
    [InlineData(LookBack.None)]
    [InlineData(LookBack.Additive)]
    [InlineData(LookBack.ScaledDot)]
    public void Seq2Seq_MorePadding_ChangesNothing(LookBack lookBack)
    {
        Nn<double>.Seed(2);
        Seq2Seq<double> model = new(6, 5, 3, 4, lookBack, padding: 0);
        Tensor<double> target = Batch64([1, 4, 2]);
        Twins.Same(model.Forward(Batch64([3, 4, 5]), target).ToArray(), model.Forward(Batch64([3, 4, 5, 0, 0]), target).ToArray(), 1e-14);
    }

    /// <summary>Alone, side by side and by a beam of one: three ways to write the same.</summary>
    private static IReadOnlyList<int> Translated(Seq2Seq<float> model, int[] sentence)
    {
        (IReadOnlyList<int> alone, IReadOnlyList<float[]> attention) = model.Translate(sentence, start: 0, end: 1, maxLength: 6);
        Assert.Equal(alone.Count, attention.Count);
        Assert.All(attention.Where(row => row.Length > 0), row => Assert.Equal(1, row.Sum(), 1e-5));
        Assert.All(model.TranslateAll(Batch([sentence, sentence]), start: 0, end: 1, maxLength: 6), one => Assert.Equal(alone, one));
        Assert.Equal(alone, model.Search(sentence, start: 0, end: 1, width: 1, maxLength: 6)[0].Tokens);
        return alone;
    }

    private static void Says(string sentence, Func<object> action) => Assert.Equal(sentence, Assert.Throws<ShapeException>(action).Message);

    private static Tensor<float> Batch(IEnumerable<int[]> rows)
    {
        int[][] all = [.. rows];
        return Tensor<float>.From([.. all.SelectMany(row => row).Select(token => (float)token)], (all.Length, all[0].Length));
    }

    private static Tensor<double> Batch64(int[] row) => Tensor<double>.From([.. row.Select(token => (double)token)], (1, row.Length));
}
