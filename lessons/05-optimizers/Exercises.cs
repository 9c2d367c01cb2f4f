// Lesson 05 · Optimizers
//
// Put your code in the place of each `throw`, save, and type in a terminal:
//     ./tutorial check 05        all exercises of this lesson
//     ./tutorial watch 05        the same, again at every save
//     ./tutorial hint 05.2       a hint, one rung at a time

public static class Exercises
{
    /// <summary>05.1 · Cosine schedule: the rate at a step, from first (step 0) down to 0 (step = steps).</summary>
    public static double CosineRate(double first, int step, int steps)
    {
        throw new NotImplementedException();
    }

    /// <summary>05.2 · Gradient descent with momentum, v ← mu·v + g and w ← w − lr·v, from v = 0: the weights after all gradients.</summary>
    public static double[] Momentum(double[] w, double[][] grads, double lr, double mu)
    {
        throw new NotImplementedException();
    }

    /// <summary>05.3 · Adam: the weights after all gradients. The first step has t = 1.</summary>
    public static double[] Adam(double[] w, double[][] grads, double lr, double b1, double b2, double eps)
    {
        throw new NotImplementedException();
    }

    /// <summary>05.4 · Clip by the norm of all gradients together: they keep their direction, and their common length is at most max.</summary>
    public static double[][] ClipByNorm(double[][] g, double max)
    {
        throw new NotImplementedException();
    }

    /// <summary>05.5 · Repair this program: RMSProp, the weights after all gradients. It has two faults.</summary>
    public static double[] RmsProp(double[] w, double[][] grads, double lr, double rho, double eps)
    {
        var result = (double[])w.Clone();
        foreach (double[] g in grads)
        {
            var mean = new double[w.Length];
            for (int i = 0; i < w.Length; i++)
            {
                mean[i] = rho * mean[i] + (1 - rho) * g[i] * g[i];
                result[i] -= lr * g[i] / (mean[i] + eps);
            }
        }

        return result;
    }

    /// <summary>05.6 · Read the curve of a range test: loss[i] belongs to the rising rate rates[i]. Return the rate at which the loss falls
    /// fastest, that is the one before the largest drop to the next loss; −1 when it never falls.</summary>
    public static double RangeTest(double[] rates, double[] loss)
    {
        throw new NotImplementedException();
    }

    /// <summary>05.7 · For a bowl with these curvatures: the rate at which the steepest direction just stops shrinking, and the share of its distance
    /// that the flattest direction keeps at nine tenths of that rate.</summary>
    public static double[] LargestRate(double[] curvature)
    {
        throw new NotImplementedException();
    }

    /// <summary>05.8 · The first step of AdamW: shrink each weight by 1 − lr·decay, then move it by lr·g/(|g| + eps) against its gradient.</summary>
    public static double[] AdamWFirstStep(double[] w, double[] g, double lr, double decay, double eps)
    {
        throw new NotImplementedException();
    }
}
