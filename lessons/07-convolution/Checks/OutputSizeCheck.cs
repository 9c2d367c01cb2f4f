using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L07Convolution;

internal static class OutputSizeCheck
{
    public static ExerciseDefinition Exercise { get; } = new("07.2", "The shape formula")
    {
        Task = "n inputs along an axis, pad zeros on each side, k taps that stand dilation apart, stride from one place to the next. Return how many places there are.",
        Solution = OutputSize,
        Inputs =
            from k in Draw.Count(2, 5)
            from dilation in Draw.OneOf(1, 1, 2, 3)
            from pad in Gen.Choose(0, 3)
            from stride in Gen.Choose(1, 3)
            from extra in Draw.Count(0, 20)
            let n = Math.Max(1, (dilation * (k - 1)) + 1 - (2 * pad)) + extra
            select Draw.Inputs(n, k, stride, pad, dilation),
        Laws = [new("one stride more of input gives one output more", (f, input) =>
            (int)f(input)! + 1 == (int)f([(int)input[0]! + (int)input[2]!, input[1], input[2], input[3], input[4]])!)],
        Mistakes =
        [
            new("plus one lost", "the + 1 is lost: strides are counted, but there is one place more than there are steps between places",
                (int n, int k, int stride, int pad, int dilation) => OutputSize(n, k, stride, pad, dilation) - 1),
            new("one side padded", "one side is padded; zeros stand on both",
                (int n, int k, int stride, int pad, int dilation) => Places(n + pad - Width(k, dilation), stride)),
            new("dilated width", "a dilated kernel is taken to be dilation · k wide; between k taps there are k − 1 gaps, so it is dilation · (k − 1) + 1",
                (int n, int k, int stride, int pad, int dilation) => Places(n + (2 * pad) - (dilation * k), stride)),
            new("dilation left out", "dilation is left out; it makes the kernel wider",
                (int n, int k, int stride, int pad, int dilation) => Places(n + (2 * pad) - k, stride)),
            new("rounded up", "the division is rounded up; a place where the kernel does not wholly fit does not count",
                (int n, int k, int stride, int pad, int dilation) => (int)Math.Ceiling((double)(n + (2 * pad) - Width(k, dilation)) / stride) + 1),
        ],
        Hints =
        [
            "Put the kernel at the left end. How many times can it move by one stride before its right end leaves the padded row?",
            "⌊(n + 2·pad − dilation·(k − 1) − 1)/stride⌋ + 1",
            "n = 7, k = 3, stride 2, pad 1, dilation 1: (7 + 2 − 2 − 1)/2 = 3, plus 1 makes 4.",
            "int width = (dilation * (k - 1)) + 1; return ((n + (2 * pad) - width) / stride) + 1;",
        ],
        Explanation = "With stride 1 and pad = (k − 1)/2 the size stays as it is, which is called \"same\" padding and is why kernels have odd sides. Dumoulin and Visin (arXiv:1603.07285) draw every case.",
    };

    private static int OutputSize(int n, int k, int stride, int pad, int dilation) => Places(n + (2 * pad) - Width(k, dilation), stride);

    private static int Width(int k, int dilation) => (dilation * (k - 1)) + 1;

    private static int Places(int room, int stride) => (int)Math.Floor((double)room / stride) + 1;
}
