// Lesson 04 · Multilayer perceptron
//
// Put your code in the place of each `throw`, save, and type in a terminal:
//     ./tutorial check 04        all exercises of this lesson
//     ./tutorial watch 04        the same, again at every save
//     ./tutorial hint 04.2       a hint, one rung at a time

public static class Exercises
{
    /// <summary>04.1 · Rectified linear units: what is negative becomes 0.</summary>
    public static double[] Relu(double[] z)
    {
        throw new NotImplementedException();
    }

    /// <summary>04.2 · Two linear maps are one: y = w2·(w1·x). The table w (out, in) with y = w·x; w1 is (hidden, in), w2 (out, hidden).</summary>
    public static double[,] Collapse(double[,] w1, double[,] w2)
    {
        throw new NotImplementedException();
    }

    /// <summary>04.3 · Backward through the leaky ReLU y = z where z > 0, else slope·z. dy is the gradient with respect to y; returns that with respect to z.</summary>
    public static double[] LeakyReluBackward(double[] z, double[] dy, double slope)
    {
        throw new NotImplementedException();
    }

    /// <summary>04.4 · He's initialisation of a weight (fanOut, fanIn), made from normal numbers with spread 1, row by row.</summary>
    public static double[,] HeInit(int fanIn, int fanOut, double[] normals)
    {
        throw new NotImplementedException();
    }

    /// <summary>04.5 · The cross-entropy of one example: hidden = relu(w1·x + b1), logits = w2·hidden + b2, then −log softmax at the true class y.</summary>
    public static double LossFromLogits(double[] x, double[,] w1, double[] b1, double[,] w2, double[] b2, int y)
    {
        throw new NotImplementedException();
    }

    /// <summary>04.6 · Repair this program: the share of rows whose largest logit is the true class. It has two faults.</summary>
    public static double Accuracy(double[,] logits, int[] label)
    {
        int right = 0;
        for (int n = 0; n < label.Length; n++)
        {
            int best = 0;
            for (int c = 1; c < logits.GetLength(1); c++)
            {
                if (logits[n, c] > logits[n, 0])
                {
                    best = c;
                }
            }

            right += best == label[n] ? 1 : 0;
        }

        return right / label.Length;
    }

    /// <summary>04.7 · Read the table: activations (rows, units) after a ReLU. How many units are dead, that is 0 for every row?</summary>
    public static int DeadUnits(double[,] activations)
    {
        throw new NotImplementedException();
    }

    /// <summary>04.8 · Repair this program: it should train y = w·x with one example a step and return the loss of each step, taken at the weights
    /// before it. It has two faults.</summary>
    public static double[] OpenLoop(double[][] x, double[] t, double[] w, double rate)
    {
        double[] losses = new double[x.Length], weights = [.. w];
        double[] gradient = new double[w.Length];
        for (int n = 0; n < x.Length; n++)
        {
            double error = x[n].Zip(weights, (input, weight) => input * weight).Sum() - t[n];
            for (int j = 0; j < w.Length; j++)
            {
                gradient[j] += 2 * error * x[n][j];
                weights[j] -= rate * gradient[j];
            }

            error = x[n].Zip(weights, (input, weight) => input * weight).Sum() - t[n];
            losses[n] = error * error;
        }

        return losses;
    }
}
