using Tutorial.Datasets;
using Tutorial.Lessons.Stored;
using Tutorial.Reference.Models;

namespace Tutorial.Lessons.Tests.Stored;

public sealed class AdditionTransformerTests
{
    [Fact]
    public void Load_StoredWeights_AreOfThisCodeAndAddNinetyNineOfAHundredHeldOutSums()
    {
        IReadOnlyList<TextPair> test = AdditionTransformer.Sums().Test;

        double exact = AdditionTransformer.Exact(AdditionTransformer.Load(), test);

        Assert.Equal(2000, test.Count);
        Assert.InRange(exact, 0.99, 1);
    }

    [Fact]
    public void Exact_TeacherForced_CountsTheSumsThatWritingAloneGetsRight()
    {
        Reference.Nn<float>.Seed(1);
        Transformer<float> model = AdditionTransformer.Train(1, lowestFirst: false, (_, _) => { }, updates: 30);
        IReadOnlyList<TextPair> some = [.. AdditionTransformer.Sums().Test.Take(50)];

        double alone = some.Average(pair => string.Concat(model.Translate(
            AdditionTransformer.Tokens(pair.Source), AdditionTransformer.Start, end: -1, AdditionTransformer.AnswerLength)) == pair.Target ? 1.0 : 0);

        Assert.Equal(alone, AdditionTransformer.Exact(model, some), 1e-12);
        Assert.Equal(
            some.Average(pair => string.Concat(AdditionTransformer.Load().Translate(
                AdditionTransformer.Tokens(pair.Source), AdditionTransformer.Start, end: -1, AdditionTransformer.AnswerLength)) == pair.Target ? 1.0 : 0),
            AdditionTransformer.Exact(AdditionTransformer.Load(), some), 1e-12);
    }
}
