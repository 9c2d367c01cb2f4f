// Lesson 02 · Gradient descent
//
// Put your code in the place of each `throw`, save, and type in a terminal:
//     ./tutorial check 02        all exercises of this lesson
//     ./tutorial watch 02        the same, again at every save
//     ./tutorial hint 02.2       a hint, one rung at a time

public static class Exercises
{
    /// <summary>02.1 · One step of gradient descent for one number.</summary>
    public static double Descend(double w, double slope, double rate)
    {
        throw new NotImplementedException();
    }

    /// <summary>02.2 · Mean squared error of the line w·x + b: its gradient, first the weights, last the bias. Row n of x is one example.</summary>
    public static double[] MseGradient(double[,] x, double[] y, double[] w, double b)
    {
        throw new NotImplementedException();
    }

    /// <summary>02.3 · Softmax and cross-entropy together, averaged over the batch: the gradient with respect to the scores z (N, classes).</summary>
    public static double[,] CrossEntropyGradient(double[,] z, int[] label)
    {
        throw new NotImplementedException();
    }

    /// <summary>02.4 · Standardise the columns of test (mean 0, spread 1) as the training data say. The variance divides by the number of rows.</summary>
    public static double[,] Standardise(double[,] train, double[,] test)
    {
        throw new NotImplementedException();
    }

    /// <summary>02.5 · Repair this program: it should return the loss (mean squared error) before each of the steps of a descent on y = w·x.
    /// It has two faults.</summary>
    public static double[] Losses(double[] x, double[] y, double w, double rate, int steps)
    {
        var losses = new double[steps];
        for (int s = 0; s < steps; s++)
        {
            double gradient = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double error = w * x[i] - y[i];
                losses[s] += error * error / x.Length;
                gradient += 2 * error / x.Length;
            }

            w += rate * gradient;
        }

        return losses;
    }

    /// <summary>02.6 · Read the curves: losses[r] are the losses of a training with the rate rates[r]. Return the rate with the lowest last loss
    /// among those whose loss never rose; −1 when every one rose.</summary>
    public static double BestRate(double[] rates, double[][] losses)
    {
        throw new NotImplementedException();
    }

    /// <summary>02.7 · One pass of mini-batch descent on y = w·x, in the order of the data, size examples a step; the last step takes what is left.
    /// Return w after each step.</summary>
    public static double[] OneEpoch(double[] x, double[] y, double w, double rate, int size)
    {
        throw new NotImplementedException();
    }

    /// <summary>02.8 · Cut shuffled row numbers, in their order, into 60 % training, 20 % validation (both rounded down) and the rest, test.</summary>
    public static int[][] Parts(int[] order)
    {
        throw new NotImplementedException();
    }
}
