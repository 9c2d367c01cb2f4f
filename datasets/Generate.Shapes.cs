using Tutorial.Datasets.Drawing;
using Tutorial.Reference.Tensors;

namespace Tutorial.Datasets;

public static partial class Generate
{
    private static readonly string[] FourShapes = ["circle", "square", "triangle", "cross"];

    /// <summary>Coloured shapes on textured ground; colour, place, size and turn tell nothing about the class.</summary>
    /// <param name="count">Images, N.</param>
    /// <param name="seed">Decides the images.</param>
    /// <param name="side">Rows and columns of an image.</param>
    /// <param name="turn">Largest turn to either side, in degrees; 180 lets them stand on their heads.</param>
    /// <param name="kinds">The classes, of circle, square, triangle, cross, ring, moon and star; null: the first four.</param>
    /// <returns>Inputs (N, 3, side, side) from 0 to 1, targets (N,).</returns>
    /// <exception cref="ArgumentOutOfRangeException">No images, a side below 16, or a turn below 0 or above 180.</exception>
    /// <exception cref="ArgumentException">Fewer than two kinds, one given twice, or one that nobody has drawn.</exception>
    public static Dataset Shapes(int count = 1000, long seed = 0, int side = 32, double turn = 180, IReadOnlyList<string>? kinds = null)
    {
        ShapeBatch drawn = DrawShapes(count, seed, side, turn, kinds ?? FourShapes);
        return new Dataset(
            "shapes", drawn.Images, drawn.Classes,
            $"{Listed(drawn.Kinds)} in any colour, place, size and turn on striped or speckled ground: what tells them apart is their outline alone.")
        {
            ClassNames = drawn.Kinds,
        };
    }

    /// <summary>The images of <see cref="Shapes"/> with the place of each shape as its target: the smallest box around it.</summary>
    /// <param name="count">Images, N.</param>
    /// <param name="seed">Decides the images.</param>
    /// <param name="side">Rows and columns of an image.</param>
    /// <param name="turn">Largest turn to either side, in degrees; 180 lets them stand on their heads.</param>
    /// <returns>Inputs (N, 3, side, side) from 0 to 1, targets (N, 4): left, top, right, bottom as shares of the side.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No images, a side below 16, or a turn below 0 or above 180.</exception>
    public static Dataset ShapeBoxes(int count = 1000, long seed = 0, int side = 32, double turn = 180)
    {
        ShapeBatch drawn = DrawShapes(count, seed, side, turn, FourShapes);
        return new Dataset("shape boxes", drawn.Images, drawn.Boxes, "Coloured shapes on textured ground, each with the box around it: left, top, right, bottom as shares of the side.");
    }

    /// <summary>The images of <see cref="Shapes"/> with a mask as target: 1 where a pixel belongs to the shape.</summary>
    /// <param name="count">Images, N.</param>
    /// <param name="seed">Decides the images.</param>
    /// <param name="side">Rows and columns of an image.</param>
    /// <param name="turn">Largest turn to either side, in degrees; 180 lets them stand on their heads.</param>
    /// <returns>Inputs (N, 3, side, side) from 0 to 1, targets (N, 1, side, side) of 0 and 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No images, a side below 16, or a turn below 0 or above 180.</exception>
    public static Dataset ShapeMasks(int count = 1000, long seed = 0, int side = 32, double turn = 180)
    {
        ShapeBatch drawn = DrawShapes(count, seed, side, turn, FourShapes);
        return new Dataset("shape masks", drawn.Images, drawn.Masks, "Coloured shapes on textured ground, each with a mask: 1 where a pixel belongs to the shape, else 0.");
    }

    private static ShapeBatch DrawShapes(int count, long seed, int side, double turn, IReadOnlyList<string> kinds)
    {
        Checks.AtLeast("shapes", nameof(count), count, 1);
        Checks.AtLeast("shapes", nameof(side), side, 16);
        if (turn is not (>= 0 and <= 180))
        {
            throw new ArgumentOutOfRangeException(nameof(turn), FormattableString.Invariant($"shapes: turn is {turn}; it must be from 0 to 180 degrees."));
        }

        CheckKinds(kinds);
        int area = side * side;
        float[] images = new float[count * 3 * area], masks = new float[count * area], classes = new float[count], boxes = new float[count * 4];
        int[] order = new RandomSource(seed).Permutation(count);
        for (int i = 0; i < count; i++)
        {
            int kind = order[i] % kinds.Count;
            classes[i] = kind;
            ShapePicture picture = new(side, turn);
            picture.Draw(kinds[kind], new RandomSource((seed * 1_000_003) + i), images.AsSpan(i * 3 * area, 3 * area), masks.AsSpan(i * area, area));
            picture.Box().CopyTo(boxes, i * 4);
        }

        return new ShapeBatch(
            [.. kinds], Tensor<float>.From(images, (count, 3, side, side)), Tensor<float>.From(classes),
            Tensor<float>.From(boxes, (count, 4)), Tensor<float>.From(masks, (count, 1, side, side)));
    }

    private static void CheckKinds(IReadOnlyList<string> kinds)
    {
        string known = $"choose at least two different ones of {string.Join(", ", ShapeKinds.Names)}.";
        if (kinds.Count < 2 || kinds.Distinct().Count() < kinds.Count)
        {
            throw new ArgumentException($"shapes: the kinds are '{string.Join(", ", kinds)}'; {known}", nameof(kinds));
        }

        if (kinds.FirstOrDefault(kind => !ShapeKinds.Names.Contains(kind)) is { } unknown)
        {
            throw new ArgumentException($"shapes: nobody has drawn a '{unknown}'; {known}", nameof(kinds));
        }
    }

    private static string Listed(IReadOnlyList<string> kinds)
    {
        string[] plural = [.. kinds.Select(kind => kind == "cross" ? "crosses" : kind + "s")];
        string all = $"{string.Join(", ", plural[..^1])} and {plural[^1]}";
        return char.ToUpperInvariant(all[0]) + all[1..];
    }

    private sealed record ShapeBatch(string[] Kinds, Tensor<float> Images, Tensor<float> Classes, Tensor<float> Boxes, Tensor<float> Masks);
}
