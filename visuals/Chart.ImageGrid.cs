using Tutorial.Visuals.Images;
using Tutorial.Visuals.Marks;

namespace Tutorial.Visuals;

public static partial class Chart
{
    /// <summary>Many small pictures in rows and columns, each with a caption below it.</summary>
    /// <param name="images">Each channels·height·width numbers: channel by channel, row by row (the layout (C, H, W) of a tensor).</param>
    /// <param name="height">Rows of pixels.</param>
    /// <param name="width">Columns of pixels.</param>
    /// <param name="channels">1 for grey, 3 for red, green, blue.</param>
    /// <param name="captions">One for each picture, or none.</param>
    /// <param name="columns">Pictures in a row; about as many as there are rows when not given.</param>
    /// <param name="title">Stands above.</param>
    /// <remarks>Values from 0 to 1 are black to white. When any lies outside, each picture is stretched from its least to its greatest value, and the description says so.</remarks>
    /// <exception cref="ArgumentException">A picture has the wrong number of values, or captions do not fit.</exception>
    public static Figure ImageGrid(
        IReadOnlyList<float[]> images, int height, int width, int channels = 1, IReadOnlyList<string>? captions = null,
        int? columns = null, string title = "Pictures")
    {
        ArgumentNullException.ThrowIfNull(images);
        Check.That(channels is 1 or 3, $"Chart.ImageGrid '{title}': {channels} channels have no colours; give 1 (grey) or 3 (red, green, blue).");
        Check.That(
            captions is null || captions.Count == images.Count,
            $"Chart.ImageGrid '{title}': there are {images.Count} images and {captions?.Count} captions; give one caption for each, or none.");
        for (int i = 0; i < images.Count; i++)
        {
            Check.That(
                images[i].Length == channels * height * width,
                $"Chart.ImageGrid '{title}': image {i} has {images[i].Length} values, but {channels} × {height} × {width} = {channels * height * width}; "
                + "give the height, width and channels that it has.");
        }

        bool stretched = images.Any(image => image.Any(v => v is < 0 or > 1));
        int across = Math.Max(1, columns ?? (int)Math.Ceiling(Math.Sqrt(images.Count * 1.5)));
        int down = Math.Max(1, (images.Count + across - 1) / across);
        // Between pictures lies room for a caption, a little below its picture: a cell is 1 wide and 1.25 high with captions, its picture 0.9.
        double cell = captions is null ? 1 : 1.25, aspect = (double)height / Math.Max(1, width);
        Panel panel = EmptyGrid(across, down, cell * aspect);
        for (int i = 0; i < images.Count; i++)
        {
            double left = (i % across) - 0.45, top = ((i / across) - 0.45) * cell * aspect;
            panel = panel.With(new ImageMark(captions?[i] ?? $"picture {i + 1}", Pixels(images[i], height, width, channels, stretched), left, top, 0.9, 0.9 * aspect));
        }

        if (captions is not null)
        {
            double[] x = [.. captions.Select((_, i) => (double)(i % across))];
            double[] y = [.. captions.Select((_, i) => (((i / across) - 0.45) * cell * aspect) + (0.94 * aspect))];
            panel = panel.With(new TextMark(x, y, [.. captions], Below: true));
        }

        int pixels = Math.Max(400, Math.Min(1100, 100 + (across * 96)));
        var table = new Html.NumbersTable("Pictures", ["picture", "row", "column", "mean brightness (0–255)"], [.. panel.Marks.OfType<ImageMark>().Select(
            (image, i) => (string[])[image.Name, $"{(i / across) + 1}", $"{(i % across) + 1}", Words.Numbers.Short(image.Image.Brightness())])]);
        string about = stretched ? " Each is stretched from its least to its greatest value." : "";
        return new Figure(title, [panel], 1) { OwnTables = [table] }.Size(pixels, Math.Clamp((int)(130 + (down * cell * aspect * (pixels - 100) / across)), 220, 4000)).Describe(
            $"{title}. {Words.Numbers.Count(images.Count, "picture")} of {height} × {width} pixels in {down} rows of {across}."
            + (captions is null ? "" : $" Row by row: {string.Join(", ", captions)}.") + about);
    }

    private static Panel EmptyGrid(int across, int down, double rowHeight)
    {
        string[] Numbers(int count) => [.. Enumerable.Range(1, count).Select(i => $"{i}")];
        var x = new Axis("column") { Labels = Numbers(across), Range = (-0.5, across - 0.5) };
        var y = new Axis("row")
        {
            Reversed = true,
            Range = (-0.5 * rowHeight, (down - 0.5) * rowHeight),
            Labels = Numbers(down),
            LabelStep = rowHeight,
        };
        return new Panel("", x, y, []) { Square = true };
    }

    private static Bitmap Pixels(float[] values, int height, int width, int channels, bool stretched)
    {
        float[] finite = [.. values.Where(float.IsFinite)];
        (float low, float high) = stretched && finite.Length > 0 ? (finite.Min(), finite.Max()) : (0, 1);
        byte Level(float value) => (byte)Math.Round(255 * Math.Clamp(high > low ? (value - low) / (high - low) : 0.5, 0, 1));
        var bitmap = new Bitmap(height, width);
        int plane = height * width;
        for (int i = 0; i < plane; i++)
        {
            float red = values[i], green = channels == 3 ? values[plane + i] : red, blue = channels == 3 ? values[(2 * plane) + i] : red;
            // A value that is not a number leaves a hole.
            if (!float.IsNaN(red + green + blue))
            {
                bitmap.Set(i / width, i % width, Level(red), Level(green), Level(blue));
            }
        }

        return bitmap;
    }
}
