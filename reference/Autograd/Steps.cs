using System.Globalization;
using System.Numerics;
using System.Text;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Autograd;

/// <summary>The graph as readable text: every operation in order, its equation, its numbers and its gradients.</summary>
/// <remarks>A recorded <see cref="StepTrace"/> shows layers and gradients, too; a bare loss shows what the graph still holds.</remarks>
public static class Steps
{
    private const int ShownValues = 8;

    /// <summary>All operations below a result, inputs first. Call it before Backward, which leaves intermediate gradients only in a trace.</summary>
    /// <param name="loss">Any result.</param>
    /// <exception cref="InvalidOperationException">No operation made this tensor.</exception>
    public static string Show<T>(Tensor<T> loss)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(loss);
        if (loss.Source is null)
        {
            throw new InvalidOperationException("Steps.Show: no operation with a learning input made this tensor, so there is no graph to show; mark parameters with Learn(), or record a StepTrace.");
        }
        return Text([.. Below(loss.Source).Select(operation => TraceEntry.Of(operation, null))]);
    }

    /// <summary>All recorded operations in the order in which they ran, with the gradients of the backward pass where it has been.</summary>
    /// <param name="trace">A recording; it may still run.</param>
    public static string Show(StepTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return Text(trace.Forward);
    }

    private static string Text(IReadOnlyList<TraceEntry> entries)
    {
        var text = new StringBuilder();
        Dictionary<object, int> madeBy = new(ReferenceEqualityComparer.Instance);
        for (int step = 0; step < entries.Count; step++)
        {
            TraceEntry entry = entries[step];
            string layer = entry.Layer is null ? "" : $"  in {entry.Layer}";
            text.Append(CultureInfo.InvariantCulture, $"{step + 1}. {entry.Name}{layer}:  {entry.Equation}\n");
            for (int i = 0; i < entry.Inputs.Count; i++)
            {
                TraceValue input = entry.Inputs[i];
                string from = input.Name ?? (madeBy.TryGetValue(input.Tensor, out int maker) ? $"step {maker}" : "given");
                Line(text, $"input {i} ({from})", input);
                if (i < entry.Accumulated.Count && entry.Accumulated[i] is { } gradient)
                {
                    Line(text, "  gradient so far", gradient);
                }
            }
            Line(text, "output", entry.Output);
            if (entry.Incoming is { } incoming)
            {
                Line(text, "  incoming gradient", incoming);
            }
            madeBy[entry.Output.Tensor] = step + 1;
        }
        return text.ToString();
    }

    private static void Line(StringBuilder text, string what, TraceValue value)
    {
        string numbers = string.Join(", ", value.Values.Take(ShownValues).Select(number => number.ToString("g4", CultureInfo.InvariantCulture)));
        string rest = value.Values.Count > ShownValues ? ", …" : "";
        text.Append(CultureInfo.InvariantCulture, $"   {what,-22} {value.Shape,-12} [{numbers}{rest}]\n");
    }

    /// <summary>Every operation below the root, inputs before users, without recursion: graphs of long sequences are deep.</summary>
    private static List<Operation<T>> Below<T>(Operation<T> root)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        List<Operation<T>> order = [];
        HashSet<Operation<T>> entered = [], done = [];
        Stack<Operation<T>> open = new([root]);
        while (open.TryPeek(out Operation<T>? operation))
        {
            if (entered.Add(operation))
            {
                // Pushed last to first, so that the first input's branch is shown first.
                foreach (Tensor<T> input in operation.Inputs.Reverse())
                {
                    if (input.Source is { } earlier)
                    {
                        open.Push(earlier);
                    }
                }
            }
            else if (open.Pop() == operation && done.Add(operation))
            {
                order.Add(operation);
            }
        }
        return order;
    }
}
