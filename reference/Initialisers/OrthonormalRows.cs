using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Initialisers;

/// <summary>Random rows of length 1 that stand at right angles to each other.</summary>
internal static class OrthonormalRows
{
    /// <summary>count rows of the given width, count ≤ width, evenly distributed over all directions.</summary>
    public static double[][] Draw(int count, int width, RandomSource random)
    {
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++)
        {
            rows[i] = Tensor<double>.Normal(width, random).ToArray();
            // The first pass leaves rounding errors in directions of earlier rows; the second removes those, too.
            RemoveEarlier(rows, i);
            RemoveEarlier(rows, i);
            double length = TensorPrimitives.Norm<double>(rows[i]);
            TensorPrimitives.Divide<double>(rows[i], length, rows[i]);
        }
        return rows;
    }

    private static void RemoveEarlier(double[][] rows, int last)
    {
        for (int earlier = 0; earlier < last; earlier++)
        {
            double share = TensorPrimitives.Dot<double>(rows[last], rows[earlier]);
            TensorPrimitives.MultiplyAdd<double>(rows[earlier], -share, rows[last], rows[last]);
        }
    }
}
