// Lesson 09 · LSTM and GRU
//
// Put your code in the place of each `throw`, save, and type in a terminal:
//     ./tutorial check 09        all exercises of this lesson
//     ./tutorial watch 09        the same, again at every save
//     ./tutorial hint 09.2       a hint, one rung at a time

public static class Exercises
{
    /// <summary>09.1 · A gate decides, number by number, how much of the old value stays: z = 1 keeps the old, z = 0 takes the new.</summary>
    public static double[] Blend(double[] old, double[] fresh, double[] z)
    {
        throw new NotImplementedException();
    }

    /// <summary>09.2 · One step of an LSTM. x is (D), h and c (H), wx (4H, D), wh (4H, H), b (4H); the gates' rows stand in the order i, f, g, o.
    /// Returns the new state and the new memory.</summary>
    public static (double[] h, double[] c) LstmStep(double[] x, double[] h, double[] c, double[,] wx, double[,] wh, double[] b)
    {
        throw new NotImplementedException();
    }

    /// <summary>09.3 · One step of a GRU as PyTorch computes it. x is (D), h (H), wx (3H, D), wh (3H, H), bx and bh (3H); the gates' rows stand in the order
    /// r, z, n. The reset gate multiplies what comes from the state, bias included: n = tanh(wx·x + bx + r ⊙ (wh·h + bh)); the paper's other form, wh·(r ⊙ h) + bh,
    /// is not asked for. z = 1 keeps the old state: h′ = (1 − z) ⊙ n + z ⊙ h.</summary>
    public static double[] GruStep(double[] x, double[] h, double[,] wx, double[,] wh, double[] bx, double[] bh)
    {
        throw new NotImplementedException();
    }

    /// <summary>09.4 · The perplexity of a language model: logp[n, t] is the natural logarithm of the probability that it gave the token at step t of sentence n;
    /// only the first length[n] steps of a row are real, the rest is padding.</summary>
    public static double Perplexity(double[,] logp, int[] length)
    {
        throw new NotImplementedException();
    }

    /// <summary>09.5 · Repair this program. A classifier was trained on rows of `trained` tokens. Sentences are words with single spaces between them; word k of the vocabulary has
    /// the number k + 2, 0 is padding, 1 stands for every unknown word. Returns the rows and how many tokens of each are real. The program has three faults.</summary>
    public static (int[,] tokens, int[] lengths) Encode(string[] sentences, string[] vocabulary, int trained)
    {
        int width = 10;
        var tokens = new int[sentences.Length, width];
        var lengths = new int[sentences.Length];
        for (int n = 0; n < sentences.Length; n++)
        {
            int t = 0;
            foreach (string word in sentences[n].Split(' '))
            {
                int k = Array.IndexOf(vocabulary, word);
                if (k >= 0 && t < width)
                {
                    tokens[n, t] = k + 2;
                    t++;
                }
            }

            lengths[n] = width;
        }

        return (tokens, lengths);
    }

    /// <summary>09.6 · Read the gates: a unit of an LSTM writes something into its memory at step t; at each later step the memory is multiplied by the forget gate.
    /// Which is the earliest step of which at least `share` is left after the last step?</summary>
    public static int OldestKept(double[] forget, double share)
    {
        throw new NotImplementedException();
    }

    /// <summary>09.7 · Sampling temperature: the probabilities softmax(logits / temperature), safe for large logits.</summary>
    public static double[] Tempered(double[] logits, double temperature)
    {
        throw new NotImplementedException();
    }

    /// <summary>09.8 · How many learnt numbers has a stack of recurrent layers with two biases each? blocks is 1 for a tanh cell, 3 for a GRU, 4 for an LSTM;
    /// with `both` every layer reads both ways, and its states stand side by side.</summary>
    public static int WeightCount(int blocks, int inputs, int units, int layers, bool both)
    {
        throw new NotImplementedException();
    }
}
