using Tutorial.Reference.Autograd;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Tests.Autograd;

/// <summary>The checker is itself checked: a right backward passes, each wrong one is rejected.</summary>
public class GradientCheckTests
{
    private static readonly Dictionary<string, Func<double, double, double>> s_wrong = new()
    {
        ["sign"] = (x, dy) => -2 * x * dy,
        ["factor"] = (x, dy) => x * dy,
        ["dy left out"] = (x, _) => 2 * x,
        ["constant"] = (_, dy) => dy,
        ["a millionth too large"] = (x, dy) => 2 * x * dy * (1 + 3e-5),
        ["nothing"] = (_, _) => 0,
        ["NaN"] = (_, _) => double.NaN,
    };

    public static TheoryData<string> WrongBackwards => [.. s_wrong.Keys];

    [Fact]
    public void Run_RightBackward_Passes()
        => Assert.True(Check((x, dy) => 2 * x * dy).Passed);

    [Theory]
    [MemberData(nameof(WrongBackwards))]
    public void Run_WrongBackward_IsRejected(string name)
        => Assert.False(Check(s_wrong[name]).Passed, name);

    [Fact]
    public void Run_OneWrongElement_IsFoundAndNamed()
    {
        GradientReport report = Check((x, dy) => (x == 4.0 ? 2.5 : 2) * x * dy);
        Assert.False(report.Passed);
        Assert.Equal([1, 0], report.Index);
        Assert.StartsWith("Square: input 0 at [1, 0]: backward says ", report.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("seed 7)", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NaNInTheFirstElement_IsNotHiddenByLaterOnes()
    {
        GradientReport report = Check((x, dy) => x == 3.0 ? double.NaN : 2 * x * dy);
        Assert.False(report.Passed);
        Assert.Equal([0, 0], report.Index);
    }

    private static GradientReport Check(Func<double, double, double> backward)
        => GradientCheck.Run(x => new SquareOperation(x[0], backward).Apply(), [Tensor<double>.From(new[,] { { 3.0, 2.0 }, { 4.0, 5.0 } })], seed: 7);

    private sealed class SquareOperation(Tensor<double> x, Func<double, double, double> backward) : Operation<double>(x)
    {
        public override string Name => "Square";

        public override string Equation => "y = x^2";

        public override void Backward(ReadOnlySpan<double> dy, GradientBuffers<double> into)
        {
            for (int i = 0; i < dy.Length; i++)
            {
                into[0][i] += backward(Input(0).Data[i], dy[i]);
            }
        }

        protected override Tensor<double> Forward() => Tensor<double>.From([.. Input(0).ToArray().Select(x => x * x)], Input(0).Shape);
    }
}
