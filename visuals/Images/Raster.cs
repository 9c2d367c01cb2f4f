using Tutorial.Visuals.Marks;

namespace Tutorial.Visuals.Images;

/// <summary>One pixel for each cell of a grid.</summary>
internal static class Raster
{
    // Pale enough that points of the same colour stand out on it.
    private const byte RegionOpacity = 72;

    /// <summary>A picture of the grid; NaN is transparent. Row 0 is on top or at the bottom, as the axis has it.</summary>
    public static Bitmap Of(GridMark grid, bool firstRowOnTop)
    {
        int rows = grid.Z.GetLength(0), columns = grid.Z.GetLength(1);
        var image = new Bitmap(rows, columns);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                double value = grid.Z[row, column];
                if (!double.IsNaN(value))
                {
                    (byte r, byte g, byte b) = grid is HeatMark heat
                        ? heat.Scale.At(value, heat.Low, heat.High)
                        : ColourScale.Parse(Palette.Colour((int)value));
                    image.Set(firstRowOnTop ? row : rows - 1 - row, column, r, g, b, grid is HeatMark ? (byte)255 : RegionOpacity);
                }
            }
        }

        return image;
    }

    /// <summary>All colours of a scale in one column, the highest on top.</summary>
    public static Bitmap Ramp(ColourScale scale)
    {
        const int Steps = 64;
        var ramp = new Bitmap(Steps, 1);
        for (int i = 0; i < Steps; i++)
        {
            (byte red, byte green, byte blue) = scale.At(1 - ((double)i / (Steps - 1)));
            ramp.Set(i, 0, red, green, blue);
        }

        return ramp;
    }
}
