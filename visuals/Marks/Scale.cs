using System.Globalization;

namespace Tutorial.Visuals.Marks;

/// <summary>Lays the numbers of one axis along pixels.</summary>
internal sealed class Scale(Axis axis, (double Low, double High) extent, double from, double to)
{
    private static readonly int[] s_multiples = [1, 2, 5, 10];

    /// <summary>The pixel of a value; NaN when the axis cannot show it. What lies far outside ends well outside the picture.</summary>
    public double At(double value)
    {
        if (!axis.Shows(value))
        {
            return double.NaN;
        }

        double share = axis.Log
            ? (Math.Log10(value) - Math.Log10(extent.Low)) / (Math.Log10(extent.High) - Math.Log10(extent.Low))
            : ((value / 2) - (extent.Low / 2)) / ((extent.High / 2) - (extent.Low / 2));
        return Math.Clamp(axis.Reversed ? to + (share * (from - to)) : from + (share * (to - from)), -1e5, 1e5);
    }

    /// <summary>At most <paramref name="most"/> round numbers (or labels) with what stands beside them.</summary>
    public IEnumerable<(double Value, string Text)> Ticks(int most)
    {
        IEnumerable<(double Value, string Text)> ticks =
            axis.Labels is { } labels ? Labelled(labels, most) : axis.Log ? Powers(most) : Round(most);
        return ticks.Where(t => t.Value >= extent.Low && t.Value <= extent.High);
    }

    private IEnumerable<(double Value, string Text)> Labelled(IReadOnlyList<string> labels, int most)
    {
        int step = ((labels.Count - 1) / Math.Max(1, most)) + 1;
        return labels.Select((text, i) => (Value: i * axis.LabelStep, Text: Words.Letters.Shortened(text))).Where((_, i) => i % step == 0);
    }

    // Steps of 1, 2 or 5 times a power of ten.
    private IEnumerable<(double Value, string Text)> Round(int most)
    {
        double rough = Math.Max(((extent.High / most) - (extent.Low / most)) * 0.9999999, axis.Whole ? 1 : 0);
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = power * s_multiples.First(m => m * power >= rough || m == 10);
        int decimals = Math.Clamp(-(int)Math.Floor(Math.Log10(step)), 0, 15);
        bool plain = step is >= 1e-4 && Math.Max(Math.Abs(extent.Low), Math.Abs(extent.High)) < 1e7;
        string format = plain ? "F" + decimals : "0.######e+0;-0.######e+0;0";
        // The ends themselves are ticks although 1000.05 / 0.01 is a little less than 100005.
        for (double k = Math.Ceiling((extent.Low / step) - 1e-6); k <= Math.Floor((extent.High / step) + 1e-6); k++)
        {
            // A double holds no more integers than this: the step no longer changes the number.
            if (Math.Abs(k) > 1e15)
            {
                yield break;
            }

            // Adding 0 turns −0 into 0.
            yield return (Math.Clamp((k * step) + 0.0, extent.Low, extent.High), ((k * step) + 0.0).ToString(format, CultureInfo.InvariantCulture));
        }
    }

    // Powers of ten; 2 and 5 times them where few powers are in sight.
    private IEnumerable<(double Value, string Text)> Powers(int most)
    {
        int first = (int)Math.Floor(Math.Log10(extent.Low)), last = (int)Math.Ceiling(Math.Log10(extent.High));
        int[] multiples = Math.Log10(extent.High) - Math.Log10(extent.Low) <= 2 ? s_multiples[..3] : s_multiples[..1];
        int step = ((last - first) / Math.Max(1, most)) + 1;
        for (int power = first; power <= last; power += step)
        {
            foreach (int multiple in multiples)
            {
                double value = double.Parse($"{multiple}e{power}", CultureInfo.InvariantCulture);
                yield return (value, Words.Numbers.Short(value));
            }
        }
    }
}
