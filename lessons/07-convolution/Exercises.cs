// Lesson 07 · Convolution
//
// Put your code in the place of each `throw`, save, and type in a terminal:
//     ./tutorial check 07        all exercises of this lesson
//     ./tutorial watch 07        the same, again at every save
//     ./tutorial hint 07.2       a hint, one rung at a time

public static class Exercises
{
    /// <summary>07.1 · How many numbers a convolution learns: square kernels of side k, one bias for each output channel.</summary>
    public static int ParameterCount(int inChannels, int outChannels, int k)
    {
        throw new NotImplementedException();
    }

    /// <summary>07.2 · The shape formula: how many outputs along one axis of n inputs, with pad zeros on each side.</summary>
    public static int OutputSize(int n, int k, int stride, int pad, int dilation)
    {
        throw new NotImplementedException();
    }

    /// <summary>07.3 · Convolution of one image with one kernel, as networks do it: the kernel is not flipped, and pad zeros stand on each side.</summary>
    public static double[,] Conv2d(double[,] image, double[,] kernel, int stride, int pad)
    {
        throw new NotImplementedException();
    }

    /// <summary>07.4 · Backward through max pooling of k × k windows: x went in, dy is the gradient of what came out. Returns the gradient of x.
    /// Of equal largest elements the first of the window, row by row, receives the gradient.</summary>
    public static double[,] MaxPoolBackward(double[,] x, double[,] dy, int k, int stride)
    {
        throw new NotImplementedException();
    }

    /// <summary>07.5 · A whole layer, stride 1, no padding: x[c] is input channel c. Row o of w holds the kernels of output channel o, channel by channel,
    /// each k × k row by row. Returns one map for each output channel.</summary>
    public static double[][,] ConvLayer(double[][,] x, double[,] w, double[] b, int k)
    {
        throw new NotImplementedException();
    }

    /// <summary>07.6 · Repair this program: the receptive field (side, in pixels) of a unit behind layers with these kernel sizes and strides. It has two faults.</summary>
    public static int ReceptiveField(int[] kernel, int[] stride)
    {
        int side = 1, jump = 1;
        for (int l = 0; l < kernel.Length; l++)
        {
            side += kernel[l] * jump;
            jump = stride[l];
        }

        return side;
    }

    /// <summary>07.7 · Read the curve: scratch[e] and tuned[e] are the validation accuracies of two nets after e + 1 epochs. After how many epochs is the net
    /// from scratch, for the first time, as good as the fine-tuned one was after its first epoch? −1: never.</summary>
    public static int EpochsToCatchUp(double[] scratch, double[] tuned)
    {
        throw new NotImplementedException();
    }

    /// <summary>07.8 · im2col, stride 1, no padding: row u·k + v and column i·across + j hold image[i + u, j + v], where across is the number of places in a row.</summary>
    public static double[,] Unfold(double[,] image, int k)
    {
        throw new NotImplementedException();
    }

    /// <summary>07.9 · Intersection over union of two boxes, each left, top, right, bottom.</summary>
    public static double Overlap(double[] a, double[] b)
    {
        throw new NotImplementedException();
    }

    /// <summary>07.10 · How many numbers a dense layer learns in the place of a convolution: inChannels maps of side × side go in, outChannels maps come out of k × k kernels
    /// (stride 1, no padding); biases included.</summary>
    public static int DenseInstead(int inChannels, int outChannels, int side, int k)
    {
        throw new NotImplementedException();
    }

    /// <summary>07.11 · The slope from input to output of a stack of blocks, slope[l] being that of block l's own function f: first of the plain stack f(x),
    /// then of the residual stack x + f(x).</summary>
    public static double[] StackSlopes(double[] slope)
    {
        throw new NotImplementedException();
    }
}
