namespace Tutorial.Datasets.Tests;

public sealed class GenerateShapesTests
{
    [Fact]
    public void Shapes_MasksAndBoxes_AreOfTheSameImages()
    {
        Dataset classes = Generate.Shapes(12, seed: 5), boxes = Generate.ShapeBoxes(12, seed: 5), masks = Generate.ShapeMasks(12, seed: 5);

        Assert.Equal(classes.Inputs.ToArray(), boxes.Inputs.ToArray());
        Assert.Equal(classes.Inputs.ToArray(), masks.Inputs.ToArray());
        Assert.Equal([12, 4], boxes.Targets.Shape);
        Assert.Equal([12, 1, 32, 32], masks.Targets.Shape);
    }

    [Fact]
    public void ShapeBoxes_EveryBox_TouchesItsMaskOnAllSides()
    {
        Dataset boxes = Generate.ShapeBoxes(40, seed: 2), masks = Generate.ShapeMasks(40, seed: 2);
        for (int i = 0; i < 40; i++)
        {
            (int Row, int Column)[] ink = [.. from row in Enumerable.Range(0, 32) from column in Enumerable.Range(0, 32)
                where masks.Targets[i, 0, row, column] == 1 select (row, column)];
            float[] box = [ink.Min(p => p.Column) / 32f, ink.Min(p => p.Row) / 32f, (ink.Max(p => p.Column) + 1) / 32f, (ink.Max(p => p.Row) + 1) / 32f];

            Assert.Equal(box, boxes.Targets.Data.Slice(4 * i, 4).ToArray());
        }
    }

    [Fact]
    public void Shapes_AnyKind_CoversAsMuchAsTheOthers()
    {
        string[] kinds = ["circle", "square", "triangle", "cross", "ring", "moon", "star"];
        Dataset shapes = Generate.Shapes(7, kinds: kinds);

        Assert.Equal(kinds, shapes.ClassNames);
        Assert.All(kinds, kind => Assert.InRange(Area(kind), 1.85, 2.15));
    }

    [Fact]
    public void Shapes_WrongKinds_SayWhichThereAre()
    {
        const string Known = "choose at least two different ones of circle, square, triangle, cross, ring, moon, star.";

        Assert.StartsWith($"shapes: nobody has drawn a 'heart'; {Known}", Assert.Throws<ArgumentException>(() => Generate.Shapes(kinds: ["ring", "heart"])).Message, StringComparison.Ordinal);
        Assert.StartsWith($"shapes: the kinds are 'ring'; {Known}", Assert.Throws<ArgumentException>(() => Generate.Shapes(kinds: ["ring"])).Message, StringComparison.Ordinal);
        Assert.StartsWith($"shapes: the kinds are 'ring, ring'; {Known}", Assert.Throws<ArgumentException>(() => Generate.Shapes(kinds: ["ring", "ring"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(181.0)]
    [InlineData(double.NaN)]
    public void Shapes_WrongTurn_SaysTheRange(double turn) => Assert.StartsWith(
        FormattableString.Invariant($"shapes: turn is {turn}; it must be from 0 to 180 degrees."),
        Assert.Throws<ArgumentOutOfRangeException>(() => Generate.Shapes(turn: turn)).Message, StringComparison.Ordinal);

    [Fact]
    public void ShapeMasks_WithoutTurn_SquaresFillTheirBoxes()
    {
        Dataset masks = Generate.ShapeMasks(40, seed: 3, turn: 0), boxes = Generate.ShapeBoxes(40, seed: 3, turn: 0);
        int[] squares = [.. Enumerable.Range(0, 40).Where(i => Generate.Shapes(40, seed: 3, turn: 0).Labels[i] == 1)];

        Assert.NotEmpty(squares);
        Assert.All(squares, i =>
        {
            float[] box = boxes.Targets.Data.Slice(4 * i, 4).ToArray();
            Assert.Equal(1024 * (box[2] - box[0]) * (box[3] - box[1]), masks.Targets.Data.Slice(1024 * i, 1024).ToArray().Sum(), 1e-3);
        });
    }

    [Fact]
    public void Shapes_Description_NamesTheKinds() => Assert.StartsWith(
        "Rings, crosses and moons in any colour,", Generate.Shapes(3, kinds: ["ring", "cross", "moon"]).Description, StringComparison.Ordinal);

    private static double Area(string kind)
    {
        const int Steps = 600;
        int inside = 0;
        for (int i = 0; i < Steps * Steps; i++)
        {
            inside += Drawing.ShapeKinds.Contains(kind, -1.5 + (3.0 * (i / Steps) / Steps), -1.5 + (3.0 * (i % Steps) / Steps)) ? 1 : 0;
        }

        return inside * 9.0 / (Steps * Steps);
    }
}
