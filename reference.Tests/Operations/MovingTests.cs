using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Operations;

/// <summary>Operations that only move numbers: concatenate, stack, slice, gather, pad.</summary>
public class MovingTests
{
    [Fact]
    [Proves(typeof(ConcatenateOperation<>))]
    public void Concatenate_DrawnParts_EqualsDifferenceQuotient() => Property.Gradient<ConcatenateOperation<double>>(draw =>
    {
        Shape shape = draw.Shape();
        int axis = draw.Random.Integer(-shape.Rank, shape.Rank);
        Tensor<double>[] parts = [.. Enumerable.Range(0, draw.Size(1, 3)).Select(_ =>
            draw.Normal(AxisBlocks.Resized(shape, shape.Axis(axis, "test"), draw.Size(1, 3))))];
        return new GradientCase(x => Functional.Concatenate(x, axis), parts);
    });

    [Fact]
    public void Stack_DrawnParts_EqualsDifferenceQuotient() => Property.Gradient<ConcatenateOperation<double>>(draw =>
    {
        Shape shape = draw.Shape(1, 3);
        int axis = draw.Random.Integer(-shape.Rank - 1, shape.Rank + 1);
        return new GradientCase(x => Functional.Stack(x, axis), draw.Normal(shape), draw.Normal(shape));
    });

    [Fact]
    [Proves(typeof(SliceOperation<>))]
    public void Slice_DrawnRange_EqualsDifferenceQuotient() => Property.Gradient<SliceOperation<double>>(draw =>
    {
        Tensor<double> x = draw.Normal(draw.Shape());
        int axis = draw.Random.Integer(-x.Rank, x.Rank);
        int start = draw.Random.Integer(0, x.Shape[axis]);
        int end = draw.Random.Integer(start + 1, x.Shape[axis] + 1);
        return new GradientCase(t => t[0].Slice(axis, start..end), x);
    });

    [Fact]
    [Proves(typeof(GatherOperation<>))]
    public void Gather_DrawnIndices_EqualsDifferenceQuotient() => Property.Gradient<GatherOperation<double>>(draw =>
    {
        Tensor<double> x = draw.Normal(draw.Shape());
        int axis = draw.Random.Integer(-x.Rank, x.Rank);
        int[] indices = [.. Enumerable.Range(0, x.Length / x.Shape[axis] * draw.Size(1, 3)).Select(_ => draw.Random.Integer(0, x.Shape[axis]))];
        return new GradientCase(t => t[0].Gather(indices, axis), x);
    });

    [Fact]
    [Proves(typeof(PadOperation<>))]
    public void Pad_DrawnCounts_EqualsDifferenceQuotient() => Property.Gradient<PadOperation<double>>(draw =>
    {
        Tensor<double> x = draw.Normal(draw.Shape());
        int axis = draw.Random.Integer(-x.Rank, x.Rank);
        (int before, int after) = (draw.Size(0, 2), draw.Size(0, 2));
        return new GradientCase(t => t[0].Pad(axis, before, after, 3), x);
    });

    [Fact]
    public void SlicesOfAnAxis_Concatenated_GiveTheTensorBack() => Property.ForAll(draw =>
    {
        Tensor<double> x = draw.Normal(draw.Shape());
        int axis = draw.Random.Integer(0, x.Rank);
        int cut = draw.Random.Integer(0, x.Shape[axis] + 1);
        Tensor<double> joined = Functional.Concatenate([x.Slice(axis, ..cut), x.Slice(axis, cut..)], axis);
        Assert.Equal(x.Shape, joined.Shape);
        Assert.Equal(x.ToArray(), joined.ToArray());
        Assert.Equal(x.ToArray(), x.Pad(axis, 2, 1).Slice(axis, 2..^1).ToArray());
    });

    [Fact]
    public void Stack_OnTheLastAxis_InterleavesThem()
        => Assert.Equal([1f, 3f, 2f, 4f], Functional.Stack([Tensor<float>.From([1f, 2f]), Tensor<float>.From([3f, 4f])], -1).ToArray());

    [Fact]
    public void Gather_AlongTheFirstAxis_PicksInEveryColumn()
        => Assert.Equal([3f, 2f], Tensor<float>.From(new[,] { { 1f, 2f }, { 3f, 4f } }).Gather([1, 0], axis: 0).ToArray());

    [Fact]
    public void Concatenate_OtherSizes_SaysWhichAxisMayDiffer() => Assert.Equal(
        "Concatenate: (2, 3) and (2, 4) may differ only on axis 0, along which they are joined. Did you mean another axis, or to Reshape one of them?",
        Assert.Throws<ShapeException>(() => Functional.Concatenate([Tensor<float>.Ones((2, 3)), Tensor<float>.Ones((2, 4))])).Message);

    [Fact]
    public void Concatenate_Nothing_SaysSo() => Assert.Equal(
        "Concatenate: there is no tensor to join; give at least one.",
        Assert.Throws<ShapeException>(() => Functional.Concatenate<float>([])).Message);

    [Fact]
    public void Stack_OtherShapes_SaysBoth() => Assert.Equal(
        "Stack: the parts (2,) and (3,) must have one shape. Did you mean Concatenate?",
        Assert.Throws<ShapeException>(() => Functional.Stack([Tensor<float>.Ones(2), Tensor<float>.Ones(3)])).Message);

    [Fact]
    public void Unsqueeze_TooFar_SaysTheRange() => Assert.Equal(
        "Unsqueeze: a new axis at 3 does not fit (2, 3); it may stand from -3 to 2.",
        Assert.Throws<ShapeException>(() => Tensor<float>.Ones((2, 3)).Unsqueeze(3)).Message);

    [Fact]
    public void Slice_PastTheEnd_SaysTheSize() => Assert.Equal(
        "Slice: range 1..4 leaves axis 1 of (2, 3), which has size 3; start and end run from 0 to 3, and the start is not after the end.",
        Assert.Throws<ShapeException>(() => Tensor<float>.Ones((2, 3)).Slice(1, 1..4)).Message);

    [Fact]
    public void Gather_IndexTooLarge_SaysWhichAndTheRange() => Assert.Equal(
        "Gather: index 3 at place 1 leaves axis 1 of x (2, 3); indices run from 0 to 2.",
        Assert.Throws<ArgumentException>(() => Tensor<float>.Ones((2, 3)).Gather([0, 3])).Message);

    [Fact]
    public void Gather_UnevenIndices_SaysTheMultiple() => Assert.Equal(
        "Gather: 3 indices for x (2, 3) along axis 1; give a multiple of 2, the same number for each place of the other axes.",
        Assert.Throws<ShapeException>(() => Tensor<float>.Ones((2, 3)).Gather([0, 1, 2])).Message);

    [Fact]
    public void Pad_Negative_SaysSlice() => Assert.Equal(
        "Pad: before = -1 and after = 0 must be 0 or more. Did you mean Slice, which shortens an axis?",
        Assert.Throws<ShapeException>(() => Tensor<float>.Ones(3).Pad(0, -1, 0)).Message);
}
