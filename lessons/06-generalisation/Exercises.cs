// Lesson 06 · Generalisation
//
// Put your code in the place of each `throw`, save, and type in a terminal:
//     ./tutorial check 06        all exercises of this lesson
//     ./tutorial watch 06        the same, again at every save
//     ./tutorial hint 06.2       a hint, one rung at a time

public static class Exercises
{
    /// <summary>06.1 · The L2 penalty: lambda times the sum of the squared weights.</summary>
    public static double L2Penalty(double[] w, double lambda)
    {
        throw new NotImplementedException();
    }

    /// <summary>06.2 · Inverted dropout: in training, x[i] is dropped where u[i] (drawn between 0 and 1) is below p, and the survivors are divided by 1 − p.</summary>
    public static double[] Dropout(double[] x, double[] u, double p, bool training)
    {
        throw new NotImplementedException();
    }

    /// <summary>06.3 · Precision, recall and F1 of class 1; 0 wherever 0 would divide.</summary>
    public static double[] PrecisionRecallF1(int[] truth, int[] said)
    {
        throw new NotImplementedException();
    }

    /// <summary>06.4 · Batch normalisation in training: each column of x to mean 0 and variance 1, then times gamma plus beta.</summary>
    public static double[,] BatchNorm(double[,] x, double[] gamma, double[] beta, double eps)
    {
        throw new NotImplementedException();
    }

    /// <summary>06.5 · Repair this program: the confusion matrix; entry [t, s] counts examples of class t that were said to be s. It has two faults.</summary>
    public static int[,] ConfusionMatrix(int[] truth, int[] said, int classes)
    {
        var matrix = new int[classes, classes];
        for (int i = 0; i < truth.Length; i++)
        {
            matrix[said[i], truth[i]] = 1;
        }

        return matrix;
    }

    /// <summary>06.6 · Read the curve: early stopping. Training stops after `patience` epochs in a row without a new lowest validation loss.
    /// Return the epoch (counted from 0) whose weights are kept: the one with the lowest loss seen until then.</summary>
    public static int KeptEpoch(double[] validation, int patience)
    {
        throw new NotImplementedException();
    }

    /// <summary>06.7 · Keras' price λ Σ w²: the weight decay that does the same in plain descent, and the weight after one step.</summary>
    public static double[] DecayForKeras(double w, double gradient, double rate, double lambda)
    {
        throw new NotImplementedException();
    }

    /// <summary>06.8 · Read two curves by their last errors: "under-fits" when training is above good, else "over-fits" when validation lies more than good above it, else "fits".</summary>
    public static string Diagnosis(double[] training, double[] validation, double good)
    {
        throw new NotImplementedException();
    }

    /// <summary>06.9 · True shares p, scores z: the Kullback–Leibler divergence D(p‖softmax(z)), in nats.</summary>
    public static double Divergence(double[] p, double[] z)
    {
        throw new NotImplementedException();
    }

    /// <summary>06.10 · Losses of several settings on two parts: the number that an honest report gives for the setting that a search chose.</summary>
    public static double HonestScore(double[] validation, double[] test)
    {
        throw new NotImplementedException();
    }
}
