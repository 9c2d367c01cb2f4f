namespace Tutorial.Visuals.Images;

/// <summary>A picture of (Height, Width) pixels with red, green, blue and opacity, 0–255 each, row by row from the top.</summary>
internal sealed class Bitmap(int height, int width)
{
    public int Height { get; } = height;

    public int Width { get; } = width;

    /// <summary>4·Height·Width bytes; transparent black at first.</summary>
    public byte[] Pixels { get; } = new byte[4 * height * width];

    /// <summary>Sets one pixel.</summary>
    public void Set(int row, int column, byte red, byte green, byte blue, byte opacity = 255)
    {
        int at = 4 * ((row * Width) + column);
        (Pixels[at], Pixels[at + 1], Pixels[at + 2], Pixels[at + 3]) = (red, green, blue, opacity);
    }

    /// <summary>
    /// The picture with each pixel as a square of pixels, so that it is at least <paramref name="size"/> wide:
    /// what draws it later may smooth between pixels, and a 28 × 28 digit must stay a mosaic.
    /// </summary>
    public Bitmap Enlarged(int size)
    {
        int factor = Math.Max(1, (size + Math.Max(Height, Width) - 1) / Math.Max(1, Math.Max(Height, Width)));
        if (factor == 1)
        {
            return this;
        }

        var large = new Bitmap(Height * factor, Width * factor);
        for (int row = 0; row < large.Height; row++)
        {
            for (int column = 0; column < large.Width; column++)
            {
                int from = 4 * ((row / factor * Width) + (column / factor));
                Pixels.AsSpan(from, 4).CopyTo(large.Pixels.AsSpan(4 * ((row * large.Width) + column)));
            }
        }

        return large;
    }

    /// <summary>Mean of red, green and blue over all pixels, 0–255: one number that tells two pictures apart.</summary>
    public double Brightness() => Pixels.Where((_, i) => i % 4 != 3).Select(v => (double)v).DefaultIfEmpty(0).Average();

    /// <summary>The picture as a <c>data:</c> address that HTML, SVG and plotly draw.</summary>
    public string ToDataUri() => "data:image/png;base64," + Convert.ToBase64String(Png.Encode(this));
}
