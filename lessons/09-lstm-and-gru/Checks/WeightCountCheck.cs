using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L09LstmAndGru;

internal static class WeightCountCheck
{
    public static ExerciseDefinition Exercise { get; } = new("09.8", "Count the weights")
    {
        Points = 2,
        Task = "How many learnt numbers has a stack of recurrent layers, with two biases each? blocks is 1 for a tanh cell, 3 for a GRU, 4 for an LSTM. The first layer reads the inputs, each further one the states of the one below; "
            + "bidirectional layers have everything twice and give twice as many states.",
        Solution = WeightCount,
        Inputs =
            from blocks in Draw.OneOf(1, 3, 4)
            from inputs in Draw.Count(2, 6)
            from units in Draw.Count(3, 7)
            from layers in Draw.Count(2, 3)
            from both in Draw.OneOf(false, true)
            where inputs != units && inputs != 2 * units
            select Draw.Inputs(blocks, inputs, units, layers, both),
        IsFair = input => input is [int blocks, int inputs, int units, int layers, bool] && blocks is 1 or 3 or 4 && inputs >= 1 && units >= 1 && layers >= 1,
        Laws =
        [
            new("four times the blocks are four times the weights", (f, input) =>
                (int)f([4, .. input[1..]])! == 4 * (int)f([1, .. input[1..]])!),
            new("one layer that reads both ways has twice the weights of one that does not", (f, input) =>
                (int)f([input[0], input[1], input[2], 1, true])! == 2 * (int)f([input[0], input[1], input[2], 1, false])!),
        ],
        Mistakes =
        [
            new("one bias", "each block has one bias; PyTorch and this library keep two, one beside the input and one beside the state",
                (int blocks, int inputs, int units, int layers, bool both) => Count(blocks, inputs, units, layers, both, biases: 1)),
            new("no biases", "the biases are left out",
                (int blocks, int inputs, int units, int layers, bool both) => Count(blocks, inputs, units, layers, both, biases: 0)),
            new("every layer reads the inputs", "every layer counts as if it read the inputs; from the second on it reads the states below",
                (int blocks, int inputs, int units, int layers, bool both) => layers * WeightCount(blocks, inputs, units, 1, both)),
            new("one direction above", "the second layer reads one direction of the first; both stand side by side, so it reads twice as many states",
                (int blocks, int inputs, int units, int layers, bool both) => Count(blocks, inputs, units, layers, both, narrow: true)),
            new("one direction counted", "only one direction's weights are counted",
                (int blocks, int inputs, int units, int layers, bool both) => WeightCount(blocks, inputs, units, layers, both) / (both ? 2 : 1)),
        ],
        Hints =
        [
            "Draw one block: how many numbers come in from below, how many from the state, and how many biases has each unit?",
            "One layer in one direction: blocks · (units · reads + units · units + 2 · units), where reads is the size of what it reads.",
            "An LSTM of 2 inputs and 32 units: 4 · (64 + 1,024 + 64) = 4,608. Two stacked: the second reads 32, 4 · (1,024 + 1,024 + 64) = 8,448, together 13,056.",
            "int directions = both ? 2 : 1, reads = inputs, sum = 0; for each layer: { sum += directions * blocks * units * (reads + units + 2); reads = directions * units; } return sum;",
        ],
        Explanation = "The square of the units decides: doubling the width makes a layer four times as large, doubling the inputs hardly matters. An LSTM of half the width has about as many weights as a tanh cell of full width.",
    };

    private static int WeightCount(int blocks, int inputs, int units, int layers, bool both)
    {
        int directions = both ? 2 : 1, reads = inputs, sum = 0;
        for (int layer = 0; layer < layers; layer++)
        {
            sum += directions * blocks * units * (reads + units + 2);
            reads = directions * units;
        }

        return sum;
    }

    private static int Count(int blocks, int inputs, int units, int layers, bool both, int biases = 2, bool narrow = false)
    {
        int directions = both ? 2 : 1;
        return Enumerable.Range(0, layers).Sum(layer => directions * blocks * units * ((layer == 0 ? inputs : narrow ? units : directions * units) + units + biases));
    }
}
