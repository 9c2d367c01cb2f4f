using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>A <see cref="Correlation"/> over a batch: one part is one image's planes of one group.</summary>
/// <param name="plan">Sizes.</param>
/// <param name="groups">Groups of an image.</param>
/// <param name="source">Planes of all images.</param>
/// <param name="w">Weights of all groups.</param>
/// <param name="groupWeights">Weights of one group.</param>
/// <param name="rowWeights">Distance from one output's weights to the next's.</param>
/// <param name="places">For each step, its distance in the weights.</param>
/// <param name="offsets">For each step, its distance in the canvas.</param>
/// <param name="steps">Terms of a sum.</param>
/// <param name="bias">One number for each output that the sums are added to, overwriting the target; null: they are added to the target.</param>
/// <param name="target">Planes of all images.</param>
internal readonly unsafe struct CorrelationRun<T>(
    Correlation plan, int groups, T* source, T* w, int groupWeights, int rowWeights, nint* places, nint* offsets, int steps, T* bias, T* target) : IParts
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Rows = MatMulTile<T>.Rows;

    public void Run(int part)
    {
        int width = MatMulTile<T>.Columns;
        int rowLength = (plan.Flat + width - 1) / width * width;
        // Behind the last canvas the last tile reads up to 2W more; what it makes of them is thrown away.
        T* canvas = Scratch<T>.Rent(ScratchUse.Canvas, plan.CanvasLength + width);
        T* strip = Scratch<T>.Rent(ScratchUse.Strip, Rows * rowLength);
        int sourceLength = plan.Planes * plan.Source.Height * plan.Source.Width;
        plan.Lay(new ReadOnlySpan<T>(source + ((nint)part * sourceLength), sourceLength), new Span<T>(canvas, plan.CanvasLength));
        new Span<T>(canvas + plan.CanvasLength, width).Clear();
        int group = part % groups;
        nint* rows = stackalloc nint[Rows];
        for (int first = 0; first < plan.Outputs; first += Rows)
        {
            for (int row = 0; row < Rows; row++)
            {
                // Rows past the last output repeat it and are thrown away.
                rows[row] = Math.Min(first + row, plan.Outputs - 1) * (nint)rowWeights;
            }
            for (int place = 0; place < plan.Flat; place += width)
            {
                ConvTile<T>.Product(w + ((nint)group * groupWeights), rows, places, canvas + place, offsets, steps, strip + place, rowLength, add: false);
            }
            for (int row = 0; row < Math.Min(Rows, plan.Outputs - first); row++)
            {
                Put(strip + (row * rowLength), part, group, first + row);
            }
        }
    }

    /// <summary>Puts one output's results in place, line by line.</summary>
    private void Put(T* results, int part, int group, int output)
    {
        T* plane = target + (((nint)part * plan.Outputs) + output) * plan.Target.Height * plan.Target.Width;
        (int lines, int width) = (plan.Count.Height, plan.Count.Width);
        if (plan.Count == plan.Target && plan.TargetStep == 1 && plan.Canvas.Pitch == width)
        {
            // The lines lie one behind the other on both sides: one long line.
            (lines, width) = (1, lines * width);
        }
        T* end = plane + (plan.Target.Height * plan.Target.Width);
        for (int i = 0; i < lines; i++, results += plan.Canvas.Pitch)
        {
            T* line = plane + ((((i * plan.TargetStep.Height) + plan.TargetShift.Height) * plan.Target.Width) + plan.TargetShift.Width);
            if (plan.TargetStep.Width > 1)
            {
                for (int j = 0; j < width; j++)
                {
                    line[j * plan.TargetStep.Width] += results[j];
                }
                continue;
            }
            if (bias is null)
            {
                Span<T> to = new(line, width);
                TensorPrimitives.Add(to, new ReadOnlySpan<T>(results, width), to);
            }
            else
            {
                Fill(line, results, width, bias[(group * plan.Outputs) + output], end);
            }
        }
    }

    /// <summary>A line of results + start. Lines are short, so whole vectors are written: what goes past the line's end is overwritten by the next line.</summary>
    private static void Fill(T* line, T* results, int width, T start, T* end)
    {
        int j = 0;
        for (; j < width && line + j + Vector<T>.Count <= end; j += Vector<T>.Count)
        {
            Vector.Store(Vector.Load(results + j) + new Vector<T>(start), line + j);
        }
        for (; j < width; j++)
        {
            line[j] = results[j] + start;
        }
    }
}
