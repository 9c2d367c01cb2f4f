using System.Globalization;
using Tutorial.Demos.Pictures;
using Tutorial.Demos.Playing;
using Axis = Tutorial.Demos.Pictures.Axis;
using Tensor = Tutorial.Reference.Tensors.Tensor<double>;

namespace Tutorial.Demos;

/// <summary>A hilly country: a height for every place, by the operations that carry gradients.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Height">The height of places; 0 at the lowest.</param>
/// <param name="X">The map's width.</param>
/// <param name="Y">The map's height.</param>
/// <param name="StartX">Where runners start.</param>
/// <param name="StartY">Where runners start.</param>
internal sealed record Surface(string Name, Func<Tensor, Tensor, Tensor> Height, Axis X, Axis Y, double StartX, double StartY)
{
    private const int Grid = 48, Lines = 14;

    private static readonly Surface[] _all =
    [
        new("ravine", (x, y) => ((x * x) + (50 * y * y)) / 2, new("x", -9, 3), new("y", -3, 3), -8, 1.5),
        new("rosenbrock", (x, y) => ((1 - x) * (1 - x)) + (100 * (y - (x * x)) * (y - (x * x))), new("x", -2, 2), new("y", -1, 3), -1.5, 2.2),
        new("saddle", (x, y) => (x * x) - (y * y) + (y * y * y * y / 4) + 1, new("x", -3, 3), new("y", -3, 3), -2.5, 0.01),
    ];

    /// <summary>The surface that was chosen, with the start that was chosen.</summary>
    public static Surface Named(Values values)
    {
        Surface surface = _all.Single(one => one.Name == values.Text("surface"));
        return surface with { StartX = Place(values, "x", surface.X, surface.StartX), StartY = Place(values, "y", surface.Y, surface.StartY) };
    }

    /// <summary>The map, with the paths over it.</summary>
    public Plane Draw(IEnumerable<Pictures.Path> paths)
    {
        Tensor xs = Tensor.Zeros((Grid, Grid)), ys = Tensor.Zeros((Grid, Grid));
        for (int i = 0; i < Grid * Grid; i++)
        {
            xs.Data[i] = X.Low + ((X.High - X.Low) * (i % Grid) / (Grid - 1));
            ys.Data[i] = Y.Low + ((Y.High - Y.Low) * (i / Grid) / (Grid - 1));
        }

        double[] heights = [.. Height(xs, ys).ToArray().Select(height => Math.Round(Math.Log10(1 + height), 3))];
        double highest = heights.Max();
        return new Plane($"The {Name} from above", "Lines of equal height, and the path of each runner over them", X, Y)
        {
            Field = [.. heights.Chunk(Grid)],
            FieldName = "log₁₀(1 + height)",
            Colours = new Axis("log₁₀(1 + height)", 0, highest),
            Levels = [.. Enumerable.Range(1, Lines).Select(i => highest * i * i / Lines / Lines)],
            Paths = [.. paths.Select(Shorten)],
            Paint = "start",
        };
    }

    // A long path is drawn by as many points as can be told apart; the last is always there.
    private static Pictures.Path Shorten(Pictures.Path path)
    {
        const int Most = 300;
        int every = Math.Max(1, (int)Math.Ceiling(path.X.Length / (double)Most));
        int[] chosen = [.. Enumerable.Range(0, path.X.Length).Where(i => i % every == 0 || i == path.X.Length - 1)];
        return path with { X = [.. chosen.Select(i => path.X[i])], Y = [.. chosen.Select(i => path.Y[i])] };
    }

    private static double Place(Values values, string name, Axis axis, double usual)
    {
        string text = values.Text(name).Trim();
        return text.Length == 0 ? usual
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double place) && place >= axis.Low && place <= axis.High ? place
            : throw new DemoException(FormattableString.Invariant($"Start {name}: \"{text}\" is not on this map; write a number from {axis.Low} to {axis.High}, or nothing for the usual start."));
    }
}
