using FsCheck;
using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L03Backpropagation;

/// <summary>Small computational graphs for exercise 03.4: drawing them, running them, walking them wrongly.</summary>
internal static class Graphs
{
    /// <summary>Two or three inputs, then nodes that take any earlier ones; the last node uses the one before it.</summary>
    public static Gen<object?[]> Drawn { get; } =
        from inputs in Draw.Count(1, 3)
        from nodes in Draw.Count(1, 8)
        from values in Draw.Vector(inputs, 2)
        from kinds in Draw.OneOf("add", "mul", "mul", "sigmoid").ArrayOf(nodes)
        from picks in Gen.Choose(0, 9999).ArrayOf(2 * nodes)
        select Build(values, kinds, picks);

    /// <summary>True when every value is what its operation makes of its parents' values.</summary>
    public static bool IsConsistent(object?[] input)
    {
        double[] value = (double[])input[2]!;
        double[] again = Run((string[])input[0]!, (int[,])input[1]!, value);
        return value.Zip(again).All(pair => Math.Abs(pair.First - pair.Second) < 1e-12);
    }

    /// <summary>The slope of the last node with respect to each input node, by central differences.</summary>
    public static IEnumerable<(int Node, double Value)> SlopesOfInputs(object?[] input)
    {
        string[] op = (string[])input[0]!;
        double[] value = (double[])input[2]!;
        double Last(int node, double change)
        {
            double[] moved = [.. value];
            moved[node] += change;
            return Run(op, (int[,])input[1]!, moved)[^1];
        }

        return Enumerable.Range(0, op.Length).Where(i => op[i] == "input").Select(i => (i, (Last(i, 1e-5) - Last(i, -1e-5)) / 2e-5));
    }

    /// <summary>The backward walk with one fault.</summary>
    public static double[] Walk(string[] op, int[,] parents, double[] value, bool overwrite = false, bool ownFactor = false, bool sigmoidSlope = true)
    {
        var grad = new double[op.Length];
        grad[^1] = 1;
        for (int i = op.Length - 1; i >= 0; i--)
        {
            foreach ((int parent, double share) in Shares(op, parents, value, i, ownFactor, sigmoidSlope))
            {
                grad[parent] = (overwrite ? 0 : grad[parent]) + (grad[i] * share);
            }
        }

        return grad;
    }

    /// <summary>The walk that follows the arrows from the end and handles each node when it first meets it.</summary>
    public static double[] WalkFromEnd(string[] op, int[,] parents, double[] value)
    {
        var grad = new double[op.Length];
        grad[^1] = 1;
        var waiting = new Stack<int>([op.Length - 1]);
        var met = new HashSet<int> { op.Length - 1 };
        while (waiting.TryPop(out int i))
        {
            foreach ((int parent, double share) in Shares(op, parents, value, i, false, true))
            {
                grad[parent] += grad[i] * share;
                if (met.Add(parent))
                {
                    waiting.Push(parent);
                }
            }
        }

        return grad;
    }

    private static (int Parent, double Share)[] Shares(string[] op, int[,] parents, double[] value, int i, bool ownFactor, bool sigmoidSlope)
    {
        int p = parents[i, 0], q = parents[i, 1];
        return op[i] switch
        {
            "add" => [(p, 1), (q, 1)],
            "mul" => ownFactor ? [(p, value[p]), (q, value[q])] : [(p, value[q]), (q, value[p])],
            "sigmoid" => [(p, sigmoidSlope ? value[i] * (1 - value[i]) : 1)],
            _ => [],
        };
    }

    private static object?[] Build(double[] values, string[] kinds, int[] picks)
    {
        int n = values.Length + kinds.Length;
        string[] op = [.. values.Select(_ => "input"), .. kinds];
        var parents = new int[n, 2];
        for (int i = 0; i < n; i++)
        {
            int made = i - values.Length;
            parents[i, 0] = made < 0 ? -1 : i == n - 1 ? i - 1 : picks[2 * made] % i;
            parents[i, 1] = made < 0 || op[i] == "sigmoid" ? -1 : picks[(2 * made) + 1] % i;
        }

        return Draw.Inputs(op, parents, Run(op, parents, [.. values, .. new double[kinds.Length]]));
    }

    private static double[] Run(string[] op, int[,] parents, double[] value)
    {
        double[] result = [.. value];
        for (int i = 0; i < op.Length; i++)
        {
            int p = parents[i, 0], q = parents[i, 1];
            result[i] = op[i] switch
            {
                "add" => result[p] + result[q],
                "mul" => result[p] * result[q],
                "sigmoid" => 1 / (1 + Math.Exp(-result[p])),
                _ => result[i],
            };
        }

        return result;
    }
}
