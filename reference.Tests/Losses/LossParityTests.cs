using System.Numerics;
using Tutorial.Reference.Losses;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Losses;

/// <summary>Values and gradients of every loss equal PyTorch's.</summary>
public class LossParityTests
{
    private static readonly Parity s_theirs = Parity.Load("losses");

    public static TheoryData<string> Names => [.. s_theirs.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Loss_InDouble_EqualsPyTorch(string name) => s_theirs.Check(name, Ours<double>()[name]);

    [Theory]
    [MemberData(nameof(Names))]
    public void Loss_InFloat_EqualsPyTorch(string name) => s_theirs.Check(name, Ours<float>()[name]);

    [Fact]
    public void Fixtures_AndTable_HaveTheSameCases() => Assert.Equal(s_theirs.Names.Order(), Ours<double>().Keys.Order());

    private static Dictionary<string, ParityFunction<T>> Ours<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // The targets that are constants for PyTorch are inputs of other cases with the same draws.
        Tensor<T> t = s_theirs.Input<T>("mse-mean", 1), q = s_theirs.Input<T>("targets", 0);
        int[] labels = [2, 0, -100];
        double[] weights = [1, 2, 0.5, 3];
        Dictionary<string, ParityFunction<T>> table = new()
        {
            ["targets"] = x => x[0] * 1,
            ["bce"] = x => new BceLoss<T>().Forward(x[0], q),
            ["bce-at-the-limits"] = x => new BceLoss<T>(Reduction.Sum).Forward(x[0], Tensor<T>.From([T.One, T.One, T.CreateChecked(0.5)])),
            ["bce-logits"] = x => new BceWithLogitsLoss<T>().Forward(x[0], q),
            ["bce-logits-weighted"] = x => new BceWithLogitsLoss<T>(2.5, Reduction.Sum).Forward(x[0], q),
            ["kl-batch-mean"] = x => new KlDivergenceLoss<T>().Forward(x[0], q),
            ["kl-sum"] = x => new KlDivergenceLoss<T>(Reduction.Sum).Forward(x[0], q),
            ["hinge"] = x => new HingeLoss<T>().Forward(x[0], Tensor<T>.From([.. t.ToArray().Select(value => T.CreateChecked(T.Sign(value)))], t.Shape)),
            ["cross-entropy-huge"] = x => new CrossEntropyLoss<T>().Forward(x[0], [1]),
        };
        foreach (Reduction reduction in Enum.GetValues<Reduction>())
        {
#pragma warning disable CA1308 // PyTorch spells its reductions in lower case.
            string name = reduction.ToString().ToLowerInvariant();
#pragma warning restore CA1308
            table[$"mse-{name}"] = x => new MseLoss<T>(reduction).Forward(x[0], x[1]);
            table[$"mae-{name}"] = x => new MaeLoss<T>(reduction).Forward(x[0], x[1]);
            table[$"huber-{name}"] = x => new HuberLoss<T>(0.8, reduction).Forward(x[0], x[1]);
            table[$"cross-entropy-{name}"] = x => new CrossEntropyLoss<T>(reduction: reduction).Forward(x[0], labels);
            table[$"cross-entropy-smooth-{name}"] = x => new CrossEntropyLoss<T>(0.2, weights, reduction: reduction).Forward(x[0], labels);
            table[$"cross-entropy-soft-{name}"] = x => new CrossEntropyLoss<T>(0.1, weights, reduction: reduction).Forward(x[0], t.Softmax());
        }
        return table;
    }
}
