using Tutorial.Reference.Operations;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Operations;

public class ReluTests
{
    [Fact]
    [Proves(typeof(ReluOperation<>))]
    public void Backward_AwayFromZero_EqualsDifferenceQuotient()
        => Property.Gradient<ReluOperation<double>>(draw => new GradientCase(x => x[0].Relu(), draw.AwayFrom(draw.Shape(), 0)));
}
