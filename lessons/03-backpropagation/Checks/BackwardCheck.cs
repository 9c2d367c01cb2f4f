using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L03Backpropagation;

internal static class BackwardCheck
{
    public static ExerciseDefinition Exercise { get; } = new("03.4", "Back-propagation through any graph")
    {
        Points = 4,
        Task = "Return the slope of the last node with respect to every node; the last node's own is 1. A node may be used many times, even twice by one user, or not at all.",
        Solution = Backward,
        Inputs = Graphs.Drawn,
        IsFair = Graphs.IsConsistent,
        Laws =
        [
            new("the numbers of the inputs are the slopes of the last node (central differences)", (f, input) =>
                Graphs.SlopesOfInputs(input) is var slopes && f(input) is double[] answer
                && slopes.All(slope => slope.Node < answer.Length && Math.Abs(answer[slope.Node] - slope.Value) <= 1e-4 * Math.Max(1, Math.Abs(slope.Value)))),
        ],
        Mistakes =
        [
            new("second use overwrites", "the second use of a node overwrites the first; gradients of all uses add up",
                (string[] op, int[,] parents, double[] value) => Graphs.Walk(op, parents, value, overwrite: true)),
            new("factor itself", "∂(ab)/∂a is taken as a; it is b, the other factor",
                (string[] op, int[,] parents, double[] value) => Graphs.Walk(op, parents, value, ownFactor: true)),
            new("passes on too early", "a node passes its gradient on before all its users have reported; go through the nodes from the last to the first",
                (string[] op, int[,] parents, double[] value) => Graphs.WalkFromEnd(op, parents, value)),
            new("sigmoid's slope forgotten", "the gradient goes through a sigmoid unchanged; it is multiplied by its slope",
                (string[] op, int[,] parents, double[] value) => Graphs.Walk(op, parents, value, sigmoidSlope: false)),
        ],
        Hints =
        [
            "Node 3 is used by nodes 5 and 7. Whose gradients must be known before node 3 can pass anything on?",
            "add: each parent gets g.   mul: parent a gets g·b, parent b gets g·a.   sigmoid with output s: g·s(1 − s).   Contributions are added: grad[parent] += …",
            "x = 3, y = x·x: grad[y] = 1; as first factor x gets 1·3, as second 1·3, together 6, and indeed (x²)′ = 2x = 6.",
            "var grad = new double[op.Length]; grad[^1] = 1; for (int i = op.Length - 1; i >= 0; i--) switch (op[i]) { case \"mul\": grad[p] += grad[i] * value[q]; grad[q] += grad[i] * value[p]; break; … } with p = parents[i, 0], q = parents[i, 1].",
        ],
        Explanation = "Since every node stands behind its parents, walking backwards meets all users of a node before the node itself: that is the topological order that real libraries compute. += is the whole secret of shared weights: each use adds its own share.",
    };

    private static double[] Backward(string[] op, int[,] parents, double[] value)
    {
        var grad = new double[op.Length];
        grad[^1] = 1;
        for (int i = op.Length - 1; i >= 0; i--)
        {
            int p = parents[i, 0], q = parents[i, 1];
            switch (op[i])
            {
                case "add":
                    grad[p] += grad[i];
                    grad[q] += grad[i];
                    break;
                case "mul":
                    grad[p] += grad[i] * value[q];
                    grad[q] += grad[i] * value[p];
                    break;
                case "sigmoid":
                    grad[p] += grad[i] * value[i] * (1 - value[i]);
                    break;
            }
        }

        return grad;
    }
}
