namespace Tutorial.Visuals.Tests;

/// <summary>The colours of series as a projector and colour-blind readers show them.</summary>
public class PaletteTests
{
    /// <summary>Linear RGB as seen without one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1.</summary>
    public static TheoryData<string, double[][]> Eyes => new()
    {
        { "all cones", [[1, 0, 0], [0, 1, 0], [0, 0, 1]] },
        { "no red cones", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]] },
        { "no green cones", [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]] },
        { "no blue cones", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]] },
    };

    [Theory, MemberData(nameof(Eyes))]
    public void Colour_AnyTwo_LieApart(string eyes, double[][] cones)
    {
        double[][] seen = [.. Enumerable.Range(0, Palette.Count).Select(i => Lab([.. cones.Select(row => row.Zip(Linear(Palette.Colour(i)), (a, b) => a * b).Sum())]))];
        for (int i = 0; i < seen.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double apart = Math.Sqrt(seen[i].Zip(seen[j], (a, b) => (a - b) * (a - b)).Sum());
                // 2.3 is just noticeable; the seventh colour was chosen for its distance.
                double least = i == 6 ? 30 : 12;
                Assert.True(apart >= least, $"{Palette.Colour(i)} and {Palette.Colour(j)} are {apart:0.0} apart with {eyes}");
            }
        }
    }

    [Theory]
    [InlineData("#FFFFFF")]
    [InlineData("#1E1E1E")]
    public void Colour_FirstFourAndSeventh_StandOutOnPaper(string paper) => Assert.All([0, 1, 2, 3, 6], i =>
    {
        double[] light = [.. new[] { Luminance(Palette.Colour(i)), Luminance(paper) }.Order()];
        Assert.InRange((light[1] + 0.05) / (light[0] + 0.05), 3, 21);
    });

    [Fact]
    public void Series_Fourteen_NoTwoLookAlike()
    {
        int[] series = [.. Enumerable.Range(0, 2 * Palette.Count)];
        Assert.Equal(series.Length, series.Select(i => (Palette.Colour(i), Palette.Dash(i))).Distinct().Count());
        Assert.Equal(series.Length, series.Select(i => (Palette.Colour(i), Palette.DashPattern(i))).Distinct().Count());
        Assert.Equal(series.Length, series.Select(i => (Palette.Colour(i), Palette.Symbol(i))).Distinct().Count());
    }

    [Fact]
    public void ColourBy_FiguresWithSomeOfTheNames_Agree()
    {
        string[] order = ["SGD", "momentum", "Adam"];
        Figure figure = Figure.Of("Race", "step", "loss").Line("Adam", [1, 2]).Line("own", [2, 3]).ColourBy(order);

        Assert.Equal([2, 1], figure.Panels[0].Marks.Select(mark => mark.Colour));
    }

    private static double Luminance(string colour) => Linear(colour).Zip([0.2126, 0.7152, 0.0722], (a, b) => a * b).Sum();

    private static double[] Linear(string colour) => [.. Convert.FromHexString(colour[1..]).Select(b => b / 255.0).Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];

    private static double[] Lab(double[] linear)
    {
        double[] rgb = [.. linear.Select(c => Math.Clamp(c, 0, 1))];
        double At(double r, double g, double b, double white)
        {
            double t = ((r * rgb[0]) + (g * rgb[1]) + (b * rgb[2])) / white;
            return t > 0.008856 ? Math.Cbrt(t) : (7.787 * t) + (16 / 116.0);
        }

        (double x, double y, double z) = (At(0.4124, 0.3576, 0.1805, 0.9505), At(0.2126, 0.7152, 0.0722, 1), At(0.0193, 0.1192, 0.9505, 1.089));
        return [(116 * y) - 16, 500 * (x - y), 200 * (y - z)];
    }
}
