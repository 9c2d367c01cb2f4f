// Lesson 08 · Recurrent networks
//
// Put your code in the place of each `throw`, save, and type in a terminal:
//     ./tutorial check 08        all exercises of this lesson
//     ./tutorial watch 08        the same, again at every save
//     ./tutorial hint 08.2       a hint, one rung at a time

public static class Exercises
{
    /// <summary>08.1 · One step of a recurrent cell with a single unit: tanh of input, old state and bias, weighted.</summary>
    public static double NextState(double x, double h, double wx, double wh, double b)
    {
        throw new NotImplementedException();
    }

    /// <summary>08.2 · A recurrent cell over a whole sequence: h_t = tanh(wx·x_t + wh·h_{t−1} + b). x is (T, D), wx (H, D), wh (H, H), b and h0 (H).
    /// Returns the states h_1 … h_T, (T, H).</summary>
    public static double[,] RnnStates(double[,] x, double[,] wx, double[,] wh, double[] b, double[] h0)
    {
        throw new NotImplementedException();
    }

    /// <summary>08.3 · Back-propagation through time: the gradient of wh, (H, H). h is (T + 1, H): h[0] is the start, h[t] the state after step t.
    /// dh is (T, H): dh[t − 1] is what the loss says directly of h[t]; what later steps say of it has to be added.</summary>
    public static double[,] WhGradient(double[,] h, double[,] wh, double[,] dh)
    {
        throw new NotImplementedException();
    }

    /// <summary>08.4 · Examples for a forecast: each row holds `length` values of the series and, last, the value that lies `horizon` steps behind them.</summary>
    public static double[,] Windows(double[] series, int length, int horizon)
    {
        throw new NotImplementedException();
    }

    /// <summary>08.5 · Repair this program: a cell with one unit reads what was seen and then goes on alone for `horizon` steps, reading its own answers y = wy·h.
    /// The first answer comes directly after the last value seen. The program has two faults.</summary>
    public static double[] Forecast(double[] seen, int horizon, double wx, double wh, double b, double wy)
    {
        double h = 0;
        for (int t = 0; t < seen.Length; t++)
        {
            h = Math.Tanh(wx * seen[t] + wh * h + b);
        }

        var answers = new double[horizon];
        h = 0;
        for (int k = 0; k < horizon; k++)
        {
            answers[k] = wy * h;
            h = Math.Tanh(wx * seen[seen.Length - 1] + wh * h + b);
        }

        return answers;
    }

    /// <summary>08.6 · Read the curve: norm[k] is the length of the gradient k steps before the end. How many steps back does it stay at or above
    /// `share` times norm[0] without a break?</summary>
    public static int Reach(double[] norm, double share)
    {
        throw new NotImplementedException();
    }

    /// <summary>08.7 · Truncated unrolling with one unit, h_t = tanh(w·h_{t−1} + …): the slope of w when the sequence is cut into pieces of `piece` steps.
    /// The state is handed on from piece to piece, the gradient is not. h has T + 1 states, h[0] the start; dh has T direct slopes, dh[t − 1] that of h[t].</summary>
    public static double TruncatedSlope(double[] h, double w, double[] dh, int piece)
    {
        throw new NotImplementedException();
    }

    /// <summary>08.8 · The states, (T, H), of a ReLU cell whose matrix of the state is size times the identity, from the state 0; x holds one number for each step.</summary>
    public static double[,] IdentityStates(double[] x, double[] wx, double size)
    {
        throw new NotImplementedException();
    }

    /// <summary>08.9 · One step of gradient descent, the gradient g shortened to the length max if it is longer. Returns the new weights.</summary>
    public static double[] ClippedStep(double[] w, double[] g, double rate, double max)
    {
        throw new NotImplementedException();
    }
}
