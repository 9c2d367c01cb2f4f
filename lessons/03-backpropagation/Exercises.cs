// Lesson 03 · Back-propagation
//
// Put your code in the place of each `throw`, save, and type in a terminal:
//     ./tutorial check 03        all exercises of this lesson
//     ./tutorial watch 03        the same, again at every save
//     ./tutorial hint 03.2       a hint, one rung at a time

public static class Exercises
{
    /// <summary>03.1 · The slope of the sigmoid, computed from its output a = σ(z).</summary>
    public static double SigmoidSlope(double a)
    {
        throw new NotImplementedException();
    }

    /// <summary>03.2 · A 2-2-1 net of sigmoid units without biases: hidden h = σ(x·W1), output y = σ(h·w2). Returns h[0], h[1], y.
    /// W1[i, j] leads from input i to hidden unit j.</summary>
    public static double[] Forward221(double[] x, double[,] w1, double[] w2)
    {
        throw new NotImplementedException();
    }

    /// <summary>03.3 · One sigmoid unit a = σ(w·x + b) with the loss (a − t)²: the gradient of the loss with respect to w, in the shape of w, (1, n).</summary>
    public static double[,] WeightGradient(double[] x, double[,] w, double b, double t)
    {
        throw new NotImplementedException();
    }

    /// <summary>03.4 · Back-propagation through a graph. Node i was made by op[i] ("input", "add", "mul" or "sigmoid") from the nodes
    /// parents[i, 0] and parents[i, 1] (−1: none), which come before it, and has value[i]. Returns the slope of the last node with respect to every node.</summary>
    public static double[] Backward(string[] op, int[,] parents, double[] value)
    {
        throw new NotImplementedException();
    }

    /// <summary>03.5 · Backward through y = x·wᵀ + b, with x (N, in), w (out, in), b (out) and dy (N, out): the gradients of x, w and b.</summary>
    public static (double[,] dx, double[,] dw, double[] db) LinearBackward(double[,] x, double[,] w, double[,] dy)
    {
        throw new NotImplementedException();
    }

    /// <summary>03.6 · Repair this program: one step of gradient descent for the unit of 03.3; it returns the new weights (1, n) and the new bias.
    /// It is often printed like this, with three faults.</summary>
    public static (double[,] w, double b) Step(double[] x, double[,] w, double b, double t, double rate)
    {
        double z = b;
        for (int j = 0; j < x.Length; j++)
        {
            z += w[0, j] * x[j];
        }

        double a = Sigmoid(z);
        double delta = 2 * (a - t) * Sigmoid(a) * (1 - Sigmoid(a));
        var newW = new double[x.Length, 1];
        for (int j = 0; j < x.Length; j++)
        {
            newW[j, 0] = w[0, j] - rate * delta * x[j];
        }

        int newB = (int)(b - rate * delta);
        return (newW, newB);
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    /// <summary>03.7 · Read the curve: error[i] is how far the numeric gradient with step h[i] lies from the true one. Which step is best?</summary>
    public static double BestStep(double[] h, double[] error)
    {
        throw new NotImplementedException();
    }
}
