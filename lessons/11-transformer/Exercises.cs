// Lesson 11 · The Transformer
//
// Put your code in the place of each `throw`, save, and type in a terminal:
//     ./tutorial check 11        all exercises of this lesson
//     ./tutorial watch 11        the same, again at every save
//     ./tutorial hint 11.3       a hint, one rung at a time

public static class Exercises
{
    /// <summary>11.1 · The causal mask: entry [t, s] is 1 where position t may look at position s, itself and the past, else 0.</summary>
    public static double[,] CausalMask(int length)
    {
        throw new NotImplementedException();
    }

    /// <summary>11.2 · Sinusoidal positions: column 2i of row t is sin(t / 10000^(2i/features)), column 2i + 1 the cosine of the same angle.</summary>
    public static double[,] Positions(int length, int features)
    {
        throw new NotImplementedException();
    }

    /// <summary>11.3 · Causal multi-head self-attention: q = x wq, k = x wk, v = x wv; head h owns columns h·d to (h+1)·d with d = features / heads;
    /// the heads' outputs stand side by side and go through wo.</summary>
    public static double[,] CausalMultiHead(double[,] x, double[,] wq, double[,] wk, double[,] wv, double[,] wo, int heads)
    {
        throw new NotImplementedException();
    }

    /// <summary>11.4 · The mean cross-entropy (nats) of predicting each next token: row t of logits is about tokens[t + 1].</summary>
    public static double NextTokenLoss(double[,] logits, int[] tokens)
    {
        throw new NotImplementedException();
    }

    /// <summary>11.5 · Nucleus: softmax(logits / temperature), cut to the fewest best tokens whose sum reaches p, brought back to the sum 1.</summary>
    public static double[] Nucleus(double[] logits, double temperature, double p)
    {
        throw new NotImplementedException();
    }

    /// <summary>11.6 · Repair this program: one merge of byte-pair encoding, from left to right; each neighbour pair (left, right) becomes the token joined.
    /// It has two faults.</summary>
    public static int[] Merge(int[] tokens, int left, int right, int joined)
    {
        var merged = new List<int>();
        for (int i = 0; i < tokens.Length - 1; i++)
        {
            if (tokens[i] == left && tokens[i + 1] == right)
            {
                merged.Add(joined);
            }
            else
            {
                merged.Add(tokens[i]);
            }
        }

        return merged.ToArray();
    }

    /// <summary>11.7 · Read the curve: lossAt[t] is the mean loss of the token at position t. Return the first position from which on every loss
    /// stays at most `margin` above the lowest of all.</summary>
    public static int UsefulContext(double[] lossAt, double margin)
    {
        throw new NotImplementedException();
    }

    /// <summary>11.8 · A part of a block with f(h) = w·h and a layer norm without learnt numbers: x + f(LN(x)) if normFirst, else LN(x + f(x)).</summary>
    public static double[] BlockPart(double[] x, double[,] w, double eps, bool normFirst)
    {
        throw new NotImplementedException();
    }

    /// <summary>11.9 · Gaps for BERT: where hide[i] is below 0.15 the token is asked for (its label is the token, elsewhere −100), and in the input it becomes mask when
    /// choice[i] is below 0.8, any[i] when it is below 0.9, and else stays.</summary>
    public static (int[] input, int[] labels) Hide(int[] tokens, double[] hide, double[] choice, int[] any, int mask)
    {
        throw new NotImplementedException();
    }

    /// <summary>11.10 · The multiplications of one block: four maps of features to features for each token, two layers to hidden and back, scores and means of all heads.</summary>
    public static int BlockProducts(int tokens, int features, int hidden, int heads)
    {
        throw new NotImplementedException();
    }
}
