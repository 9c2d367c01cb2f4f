using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L07Convolution;

internal static class DenseInsteadCheck
{
    public static ExerciseDefinition Exercise { get; } = new("07.10", "The dense layer in its place")
    {
        Points = 2,
        Task = "A convolution reads inChannels maps of side × side and makes outChannels maps with k × k kernels (stride 1, no padding). Return how many numbers a dense layer learns that makes as many outputs from the same inputs, biases included.",
        Solution = DenseInstead,
        Inputs =
            from inChannels in Draw.Count(2, 3)
            from outChannels in Draw.Count(2, 6)
            from side in Draw.Count(4, 9)
            from k in Gen.Choose(2, 3)
            select Draw.Inputs(inChannels, outChannels, side, k),
        IsFair = input => input is [int, int, int side, int k] && k >= 2 && side > k,
        Laws = [new("twice as many output channels have twice as many numbers", (f, input) => 2 * (int)f(input)! == (int)f([input[0], 2 * (int)input[1]!, input[2], input[3]])!)],
        Mistakes =
        [
            new("outputs as large as inputs", "the output maps are taken as large as the input; without padding they are side − k + 1 wide",
                (int inChannels, int outChannels, int side, int k) => outChannels * side * side * ((inChannels * side * side) + 1)),
            new("biases left out", "the biases are left out; each output has one",
                (int inChannels, int outChannels, int side, int k) => Outputs(outChannels, side, k) * inChannels * side * side),
            new("a bias for each channel", "each output channel has one bias, as in a convolution; in a dense layer each output has its own",
                (int inChannels, int outChannels, int side, int k) => (Outputs(outChannels, side, k) * inChannels * side * side) + outChannels),
            new("window only", "each output reads its own window only; in a dense layer it reads every number of every map",
                (int inChannels, int outChannels, int side, int k) => Outputs(outChannels, side, k) * ((inChannels * k * k) + 1)),
            new("one map in", "one input map is counted; every output reads all of them",
                (int inChannels, int outChannels, int side, int k) => Outputs(outChannels, side, k) * ((side * side) + 1)),
        ],
        Hints =
        [
            "How many outputs are there, and how many numbers does each of them multiply in a dense layer?",
            "outputs · (inputs + 1), outputs = outChannels · (side − k + 1)², inputs = inChannels · side²",
            "One channel in, one out, side 3, k = 2: 4 outputs, 9 inputs, 4 · 10 = 40. The convolution has 5.",
            "int places = side - k + 1; return outChannels * places * places * ((inChannels * side * side) + 1);",
        ],
        Explanation = "The convolution's count does not know the side at all; the dense layer's grows with its fourth power. What is saved are weights that would have to learn the same thing at each place again.",
    };

    private static int DenseInstead(int inChannels, int outChannels, int side, int k)
    {
        int places = side - k + 1;
        return outChannels * places * places * ((inChannels * side * side) + 1);
    }

    private static int Outputs(int outChannels, int side, int k) => outChannels * (side - k + 1) * (side - k + 1);
}
