using System.Numerics;

namespace Tutorial.Reference.Kernels;

/// <summary>Layer normalisation of many rows and its gradient with respect to x; a row is defined by <see cref="Plain.PlainNorm"/>.</summary>
/// <remarks>
/// <code>
///  part 0  │ x … │ → μ, σ → x̂ → w ⊙ x̂ + b      a part is some rows, 8192 numbers together: enough to be worth
///          │ x … │                              a second thread; a row stays in the first-level cache from one
///  part 1  │ x … │                              pass over it to the next
/// </code>
/// Rows know nothing of each other; only dw and db add over rows, and those are <see cref="ColumnSums"/>.
/// </remarks>
internal static unsafe class LayerNormKernel
{
    private const int PartNumbers = 8192;

    /// <summary>y = w ⊙ x̂ + b for each row; keeps x̂ and 1/√(σ² + ε).</summary>
    public static void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> w, ReadOnlySpan<T> b, T epsilon, Span<T> y, Span<T> normalized, Span<T> inverseDeviations)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* from = x, weight = w, bias = b, to = y, kept = normalized, scales = inverseDeviations)
        {
            (int parts, int rowsEach) = Cut(inverseDeviations.Length, w.Length);
            Workers.Run(parts, new Rows<T>(from, weight, bias, epsilon, to, kept, scales, rowsEach, inverseDeviations.Length, w.Length));
        }
    }

    /// <summary>dx += (g − mean(g) − x̂ mean(g ⊙ x̂))/√(σ² + ε) for each row, g = dy ⊙ w; a new dx is overwritten.</summary>
    public static void AddGradient<T>(
        ReadOnlySpan<T> dy, ReadOnlySpan<T> w, ReadOnlySpan<T> normalized, ReadOnlySpan<T> inverseDeviations, Span<T> dx, bool isNew = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* incoming = dy, weight = w, kept = normalized, scales = inverseDeviations, into = dx)
        {
            (int parts, int rowsEach) = Cut(inverseDeviations.Length, w.Length);
            Workers.Run(parts, new Gradients<T>(incoming, weight, kept, scales, into, rowsEach, inverseDeviations.Length, w.Length, isNew));
        }
    }

    /// <summary>How many parts, and how many rows each has: from the sizes alone.</summary>
    private static (int Parts, int RowsEach) Cut(int rows, int features)
    {
        int each = Math.Max(1, PartNumbers / Math.Max(1, features));
        return ((rows + each - 1) / each, each);
    }

    private readonly struct Rows<T>(T* x, T* w, T* b, T epsilon, T* y, T* normalized, T* inverseDeviations, int partRows, int rows, int features) : IParts
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Run(int part)
        {
            ReadOnlySpan<T> weight = new(w, features), bias = new(b, features);
            for (int row = part * partRows; row < Math.Min(rows, (part + 1) * partRows); row++)
            {
                nint at = (nint)row * features;
                Span<T> kept = new(normalized + at, features), result = new(y + at, features);
                inverseDeviations[row] = NormKernel.Normalize(new ReadOnlySpan<T>(x + at, features), kept, epsilon);
                if (b is null)
                {
                    TensorPrimitives.Multiply(kept, weight, result);
                }
                else
                {
                    TensorPrimitives.MultiplyAdd(kept, weight, bias, result);
                }
            }
        }
    }

    private readonly struct Gradients<T>(T* dy, T* w, T* normalized, T* inverseDeviations, T* dx, int partRows, int rows, int features, bool isNew) : IParts
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Run(int part)
        {
            for (int row = part * partRows; row < Math.Min(rows, (part + 1) * partRows); row++)
            {
                Row(row);
            }
        }

        private void Row(int row)
        {
            T* incoming = dy + ((nint)row * features), kept = normalized + ((nint)row * features), into = dx + ((nint)row * features);
            int width = Vector<T>.Count, vectors = features - (features % width);
            Vector<T> sums = default, projections = default;
            for (int i = 0; i < vectors; i += width)
            {
                Vector<T> g = Vector.Load(incoming + i) * Vector.Load(w + i);
                sums += g;
                projections = Lanes.MultiplyAdd(g, Vector.Load(kept + i), projections);
            }
            T sum = Vector.Sum(sums), projection = Vector.Sum(projections), count = T.CreateChecked(features);
            for (int i = vectors; i < features; i++)
            {
                sum += incoming[i] * w[i];
                projection += incoming[i] * w[i] * kept[i];
            }
            T mean = sum / count, along = projection / count, scale = inverseDeviations[row];
            Vector<T> means = new(mean), alongs = new(along), scales = new(scale);
            for (int i = 0; i < vectors; i += width)
            {
                Vector<T> g = Vector.Load(incoming + i) * Vector.Load(w + i);
                Vector<T> before = isNew ? default : Vector.Load(into + i);
                Vector.Store(Lanes.MultiplyAdd(scales, g - means - (Vector.Load(kept + i) * alongs), before), into + i);
            }
            for (int i = vectors; i < features; i++)
            {
                into[i] = (isNew ? T.Zero : into[i]) + (scale * ((incoming[i] * w[i]) - mean - (kept[i] * along)));
            }
        }
    }
}
