using Tutorial.Reference.Layers;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;
using static Tutorial.Reference.Nn<double>;

namespace Tutorial.Reference.Tests.Layers;

public class SequentialTests
{
    [Fact]
    public void Backward_ImageClassifier_EqualsDifferenceQuotient() => Property.Gradient(draw =>
    {
        Dropout<double> dropout = Dropout(0.2);
        (int height, int width) = (draw.Size(1, 3), draw.Size(1, 3));
        Sequential<double> model = Sequential(Flatten(), Linear(height * width, 4), dropout, Linear(4, 2));
        int seed = draw.Random.Integer(0, 1000);
        return new GradientCase(
            x =>
            {
                dropout.Random = new RandomSource(seed);
                return model.Forward(x[0]);
            },
            [draw.Normal((draw.Size(), 1, height, width)), .. model.Parameters()]);
    });

    [Fact]
    public void NamedParameters_Chain_HasPyTorchsNames()
        => Assert.Equal(
            ["0.weight", "0.bias", "2.weight", "2.bias"],
            Sequential(Linear(3, 4), Relu(), Linear(4, 2)).NamedParameters().Select(p => p.Name));

    [Fact]
    public void Evaluate_ModelWithDropout_DropsNothing()
    {
        Sequential<double> model = Sequential(Dropout(0.5));
        model.Evaluate();
        Assert.Equal([1, 1, 1, 1, 1, 1, 1, 1], model.Forward(Tensor<double>.Ones(8)).ToArray());
    }

    [Fact]
    public void Description_OfEachLayer_NamesItAndItsSizes()
        => Assert.Equal(
            ["Flatten", "Linear(784, 128)", "Relu", "Dropout(0.2)", "Embedding(5, 3)"],
            Sequential(Flatten(), Linear(784, 128), Relu(), Dropout(0.2), Embedding(5, 3)).Children.Select(child => child.Layer.Description));

    [Fact]
    public void Embedding_PaddingRow_IsZero()
        => Assert.Equal([0, 0], Embedding(4, 2, paddingIndex: 1).Forward(Tensor<double>.From([1.0])).ToArray());

    [Fact]
    public void Embedding_PaddingOutsideTheTable_SaysTheRange()
        => Assert.Equal(
            "Embedding: padding index 4 must be from 0 to 3. (Parameter 'paddingIndex')",
            Assert.Throws<ArgumentOutOfRangeException>(() => Embedding(4, 2, paddingIndex: 4)).Message);
}
