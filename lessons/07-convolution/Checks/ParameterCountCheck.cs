using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L07Convolution;

internal static class ParameterCountCheck
{
    public static ExerciseDefinition Exercise { get; } = new("07.1", "What a convolution learns")
    {
        Points = 1,
        Task = "Each output channel has one k × k kernel for every input channel, and one bias. Return how many numbers that is for all output channels.",
        Solution = ParameterCount,
        Inputs =
            from inChannels in Draw.Count(2, 6)
            from outChannels in Draw.Count(2, 9)
            from k in Draw.Count(2, 5)
            select Draw.Inputs(inChannels, outChannels, k),
        Laws = [new("twice as many output channels have twice as many numbers", (f, input) => 2 * (int)f(input)! == (int)f([input[0], 2 * (int)input[1]!, input[2]])!)],
        Mistakes =
        [
            new("biases left out", "the biases are left out; there is one for each output channel", (int inChannels, int outChannels, int k) => outChannels * inChannels * k * k),
            new("one kernel for all inputs", "all input channels share one kernel; each has its own", (int inChannels, int outChannels, int k) => outChannels * ((k * k) + 1)),
            new("bias for each kernel", "every kernel has a bias; an output channel adds up its kernels and has one", (int inChannels, int outChannels, int k) => outChannels * inChannels * ((k * k) + 1)),
            new("one bias in all", "there is one bias in all; every output channel has one", (int inChannels, int outChannels, int k) => (outChannels * inChannels * k * k) + 1),
        ],
        Hints =
        [
            "One output unit: how many numbers does it multiply, and what does it add?",
            "out · (in · k² + 1)",
            "3 colours, 6 output channels, 5 × 5 kernels: 6 · (3 · 25 + 1) = 456. The image's size does not matter.",
            "return outChannels * ((inChannels * k * k) + 1);",
        ],
        Explanation = "The size of the image does not occur: the same numbers are used at every place. A dense layer from the same image to as many outputs would need one weight for each pair of input and output.",
    };

    private static int ParameterCount(int inChannels, int outChannels, int k) => outChannels * ((inChannels * k * k) + 1);
}
