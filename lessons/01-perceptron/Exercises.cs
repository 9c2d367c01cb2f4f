// Lesson 01 · Perceptron
//
// Put your code in the place of each `throw`, save, and type in a terminal:
//     ./tutorial check 01        all exercises of this lesson
//     ./tutorial watch 01        the same, again at every save
//     ./tutorial hint 01.2       a hint, one rung at a time

public static class Exercises
{
    /// <summary>01.1 · The sum of each weight times its input.</summary>
    public static double WeightedSum(double[] w, double[] x)
    {
        throw new NotImplementedException();
    }

    /// <summary>01.2 · 1 when w·x + b is 0 or more, else 0.</summary>
    public static int Fire(double[] w, double b, double[] x)
    {
        throw new NotImplementedException();
    }

    /// <summary>01.3 · Rosenblatt's rule: weights and bias after one point. The last number of wb is the bias; t is 0 or 1.</summary>
    public static double[] Update(double[] wb, double[] x, int t, double eta)
    {
        throw new NotImplementedException();
    }

    /// <summary>01.4 · The number of the first pass without a correction, counted from 1; −1 if none of the first max passes is.
    /// Start from zero weights and bias, with eta = 1, and go through the points in their order.</summary>
    public static int EpochsToLearn(double[][] x, int[] t, int max)
    {
        throw new NotImplementedException();
    }

    /// <summary>01.5 · Repair this program: how many points does the unit get wrong? It was written in a hurry and has two faults.</summary>
    public static int CountErrors(double[] w, double b, double[][] x, int[] t)
    {
        int errors = 0;
        double sum = b;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < w.Length; j++)
            {
                sum += w[j] * x[i][j];
            }

            int y = sum >= 0 ? 1 : 0;
            errors += t[i] - y;
        }

        return errors;
    }

    /// <summary>01.6 · Read the curve: errors[i] were made in pass i + 1. From which pass on (counted from 1) does the unit make no error any more? −1: not yet.</summary>
    public static int LearnedFrom(int[] errors)
    {
        throw new NotImplementedException();
    }

    /// <summary>01.7 · Read the picture: t holds the targets of the corners (0, 0), (0, 1), (1, 0), (1, 1). Can one perceptron learn them?</summary>
    public static bool Learnable(int[] t)
    {
        throw new NotImplementedException();
    }
}
