using System.Numerics;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Operations;

/// <summary>Outputs and gradients of every operation equal PyTorch's.</summary>
public class OperationParityTests
{
    private static readonly Parity s_theirs = Parity.Load("operations");

    public static TheoryData<string> Names => [.. s_theirs.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Operation_InDouble_EqualsPyTorch(string name) => s_theirs.Check(name, Ours<double>()[name]);

    [Theory]
    [MemberData(nameof(Names))]
    public void Operation_InFloat_EqualsPyTorch(string name) => s_theirs.Check(name, Ours<float>()[name]);

    [Fact]
    public void Fixtures_AndTable_HaveTheSameCases() => Assert.Equal(s_theirs.Names.Order(), Ours<double>().Keys.Order());

    private static Dictionary<string, ParityFunction<T>> Ours<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
        => new()
        {
            ["add"] = x => x[0] + x[1],
            ["subtract"] = x => x[0] - x[1],
            ["multiply"] = x => x[0] * x[1],
            ["divide"] = x => x[0] / x[1],
            ["numbers"] = x => ((1 - (2 / x[0])) * (3 + (x[0] / 2))) - (-x[0] * 0.5),
            ["matmul"] = x => x[0].MatMul(x[1]),
            ["matmul-batched"] = x => x[0].MatMul(x[1]),
            ["linear"] = x => x[0].Linear(x[1], x[2]),
            ["power-2"] = x => x[0].Power(2),
            ["power-2.5"] = x => x[0].Power(2.5),
            ["power-minus-1"] = x => x[0].Power(-1),
            ["exp"] = x => x[0].Exp(),
            ["log"] = x => x[0].Log(),
            ["sqrt"] = x => x[0].Sqrt(),
            ["abs"] = x => x[0].Abs(),
            ["clamp"] = x => x[0].Clamp(-0.5, 1),
            ["clamp-at-the-limits"] = x => x[0].Clamp(-1, 1),
            ["sigmoid"] = x => x[0].Sigmoid(),
            ["tanh"] = x => x[0].Tanh(),
            ["relu"] = x => x[0].Relu(),
            ["leaky-relu"] = x => x[0].LeakyRelu(0.1),
            ["elu"] = x => x[0].Elu(1.5),
            ["softplus"] = x => x[0].Softplus(),
            ["gelu"] = x => x[0].Gelu(),
            ["gelu-tanh"] = x => x[0].GeluTanh(),
            ["silu"] = x => x[0].Silu(),
            ["softmax"] = x => x[0].Softmax(),
            ["softmax-first-axis"] = x => x[0].Softmax(0),
            ["softmax-huge"] = x => x[0].Softmax(),
            ["log-softmax"] = x => x[0].LogSoftmax(),
            ["log-sum-exp"] = x => x[0].LogSumExp(1),
            ["sum"] = x => x[0].Sum([0, 2]),
            ["sum-all"] = x => x[0].Sum(),
            ["mean-keep"] = x => x[0].Mean(1, keepDims: true),
            ["variance"] = x => x[0].Variance(2),
            ["variance-uncorrected"] = x => x[0].Variance([0, 1], correction: 0),
            ["max"] = x => x[0].Max(1),
            ["max-with-ties"] = x => x[0].Max(1),
            ["reshape"] = x => x[0].Reshape(4, -1),
            ["transpose"] = x => x[0].Transpose(0, 2),
            ["permute"] = x => x[0].Permute(2, 0, 1),
            ["concatenate"] = x => Functional.Concatenate(x, 1),
            ["stack"] = x => Functional.Stack(x, 1),
            ["slice"] = x => x[0].Slice(1, 1..3),
            ["gather"] = x => x[0].Gather([0, 2, 1, 1], 1),
            ["pad"] = x => x[0].Pad(0, 1, 2, 3),
        };
}
