namespace Tutorial.Datasets.Drawing;

/// <summary>Draws strokes into a small grey image: the closer a pixel's centre lies to the line, the more ink.</summary>
/// <param name="width">The line's width in pixels.</param>
/// <param name="ink">Grey in the middle of the line, 0 to 1.</param>
internal sealed class Pen(double width, double ink)
{
    /// <summary>Draws a stroke whose points are in pixels.</summary>
    /// <param name="image">Grey values, row by row; ink never makes a pixel darker than it was.</param>
    /// <param name="side">Rows and columns of the image.</param>
    /// <param name="stroke">What to draw.</param>
    public void Draw(Span<float> image, int side, Stroke stroke)
    {
        for (int i = 0; i + 1 < stroke.Points.Length; i++)
        {
            Line(image, side, stroke.Points[i], stroke.Points[i + 1]);
        }
    }

    private void Line(Span<float> image, int side, (double X, double Y) a, (double X, double Y) b)
    {
        // Half the width, and one pixel over which the ink fades out.
        double half = width / 2, reach = half + 1;
        double dx = b.X - a.X, dy = b.Y - a.Y, squared = (dx * dx) + (dy * dy);
        int top = Math.Max(0, (int)(Math.Min(a.Y, b.Y) - reach)), bottom = Math.Min(side - 1, (int)(Math.Max(a.Y, b.Y) + reach));
        int left = Math.Max(0, (int)(Math.Min(a.X, b.X) - reach)), right = Math.Min(side - 1, (int)(Math.Max(a.X, b.X) + reach));
        for (int row = top; row <= bottom; row++)
        {
            for (int column = left; column <= right; column++)
            {
                double x = column + 0.5 - a.X, y = row + 0.5 - a.Y;
                double along = squared == 0 ? 0 : Math.Clamp(((x * dx) + (y * dy)) / squared, 0, 1);
                double distance = Math.Sqrt(Math.Pow(x - (along * dx), 2) + Math.Pow(y - (along * dy), 2));
                float grey = (float)(ink * Math.Clamp(half + 0.5 - distance, 0, 1));
                ref float pixel = ref image[(row * side) + column];
                pixel = Math.Max(pixel, grey);
            }
        }
    }
}
