using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L07Convolution;

internal static class ReceptiveFieldCheck
{
    public static ExerciseDefinition Exercise { get; } = new("07.6", "Repair: the receptive field")
    {
        Task = "A unit behind some layers sees a square of the image; return its side in pixels. kernel[l] and stride[l] belong to layer l, the first is next to the image. The program in your file has two faults; find them.",
        Solution = ReceptiveField,
        Inputs =
            from layers in Draw.Count(2, 5)
            from kernel in Gen.Choose(1, 5).ArrayOf(layers)
            from stride in Gen.Choose(1, 3).ArrayOf(layers)
            select Draw.Inputs(kernel, stride),
        IsFair = input => ((int[])input[0]!).Length == ((int[])input[1]!).Length,
        Laws = [new("the stride of the last layer changes nothing", (f, input) =>
            Equals(f(input), f([input[0], (int[])[.. ((int[])input[1]!)[..^1], 7]])))],
        Mistakes =
        [
            new("kernel whole", "a layer adds kernel · jump; its first tap lies on what was seen already, so it adds kernel − 1 times the jump",
                (int[] kernel, int[] stride) => Walk(kernel, stride, k => k, (jump, s) => jump * s)),
            new("jump not multiplied", "the jump is the stride of the layer before; strides multiply, since each counts steps of the layer below",
                (int[] kernel, int[] stride) => Walk(kernel, stride, k => k - 1, (jump, s) => s)),
            new("both faults", "both faults are still there: a layer adds the whole kernel, and the jump is the last stride alone",
                (int[] kernel, int[] stride) => Walk(kernel, stride, k => k, (jump, s) => s)),
            new("jump added", "strides are added up; they multiply, since each counts steps of the layer below",
                (int[] kernel, int[] stride) => Walk(kernel, stride, k => k - 1, (jump, s) => jump + s)),
            new("strides left out", "the strides are left out; behind a stride of 2 each tap is two pixels further",
                (int[] kernel, int[] stride) => Walk(kernel, stride, k => k - 1, (jump, s) => 1)),
        ],
        Hints =
        [
            "Two layers of 3 × 3 with stride 1: do two units of the first layer that stand side by side see different pixels, or mostly the same ones?",
            "side ← side + (kernel − 1) · jump;   then jump ← jump · stride",
            "kernels 5, 2, 5 with strides 1, 2, 1: 1 + 4·1 = 5, + 1·1 = 6, jump 2, + 4·2 = 14.",
            "side += (kernel[l] - 1) * jump; jump *= stride[l];",
        ],
        Explanation = "The jump is the distance in the image between two neighbours of the current layer. Pooling doubles it, so that later kernels reach twice as far with as many weights: that is how small kernels come to see a whole object.",
    };

    private static int ReceptiveField(int[] kernel, int[] stride)
    {
        int side = 1, jump = 1;
        for (int l = 0; l < kernel.Length; l++)
        {
            side += (kernel[l] - 1) * jump;
            jump *= stride[l];
        }

        return side;
    }

    private static int Walk(int[] kernel, int[] stride, Func<int, int> added, Func<int, int, int> next)
    {
        int side = 1, jump = 1;
        for (int l = 0; l < kernel.Length; l++)
        {
            side += added(kernel[l]) * jump;
            jump = next(jump, stride[l]);
        }

        return side;
    }
}
