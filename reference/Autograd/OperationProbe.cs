using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Autograd;

/// <summary>Answers, for one recorded operation and the numbers that it had, how its result hangs on its inputs. Leaves every tensor as it was.</summary>
public abstract class OperationProbe
{
    private protected OperationProbe()
    {
    }

    /// <summary>The <see cref="Operation{T}"/>.</summary>
    public abstract object Operation { get; }

    /// <summary>Whether an element of the result hangs on one element of each input only.</summary>
    public abstract bool IsElementwise { get; }

    /// <summary>The inputs' letters in the equation, where numbers can be put in their place; else empty.</summary>
    public abstract IReadOnlyList<string> Letters { get; }

    /// <summary>The inputs over whose elements the result is a sum of element times local derivative; else empty.</summary>
    public abstract IReadOnlyList<int> Summands { get; }

    /// <summary>The vector–Jacobian product: what each input receives when the result's gradient is this. One array for each input, row-major.</summary>
    /// <remarks>A tensor that stands at two places receives both shares at the first; the second has null.</remarks>
    /// <param name="incoming">∂loss/∂output, as many numbers as the output has.</param>
    /// <exception cref="ArgumentException">It has another number of elements.</exception>
    public abstract IReadOnlyList<double[]?> Pull(ReadOnlySpan<double> incoming);

    /// <summary>One row of the Jacobian: ∂output[element]/∂(each element of each input).</summary>
    /// <param name="element">Flat index of an element of the output.</param>
    /// <exception cref="ArgumentOutOfRangeException">The output has no such element.</exception>
    public IReadOnlyList<double[]?> Row(int element)
    {
        if (element < 0 || element >= OutputLength)
        {
            throw new ArgumentOutOfRangeException(null, $"OperationProbe.Row: there is no element {element}; the output has {OutputLength}, counted from 0.");
        }
        double[] one = new double[OutputLength];
        one[element] = 1;
        return Pull(one);
    }

    /// <summary>The composed twin of a fused operation, run and recorded on the same inputs, backward from the same incoming gradient; null when it is not fused.</summary>
    /// <param name="incoming">The recorded ∂loss/∂output; null leaves the backward pass out.</param>
    public abstract StepTrace? Expand(TraceValue? incoming);

    /// <summary>A replay of the recording that this operation belongs to.</summary>
    internal abstract TraceReplay Replay(IReadOnlyList<TraceEntry> forward, TraceEntry top);

    private protected abstract int OutputLength { get; }
}

/// <summary>The probe of an operation on one type of numbers.</summary>
internal sealed class OperationProbe<T>(Operation<T> operation, IReadOnlyList<TraceValue<T>> inputs, TraceValue<T> output) : OperationProbe
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override object Operation => operation;

    public override bool IsElementwise => operation.IsElementwise;

    public override IReadOnlyList<string> Letters => operation.Letters;

    public override IReadOnlyList<int> Summands => operation.Summands;

    private protected override int OutputLength => operation.Output.Length;

    public override IReadOnlyList<double[]?> Pull(ReadOnlySpan<double> incoming)
    {
        if (incoming.Length != OutputLength)
        {
            throw new ArgumentException($"OperationProbe.Pull: the incoming gradient has {incoming.Length} elements and the output has {OutputLength}; give one for each.");
        }
        T[] dy = new T[incoming.Length];
        for (int i = 0; i < dy.Length; i++)
        {
            dy[i] = T.CreateChecked(incoming[i]);
        }
        using (AsRecorded())
        {
            (Tensor<T> Tensor, Tensor<T>? Grad, bool Requires)[] before = [.. operation.Inputs.Select(input => (input, input.Grad, input.RequiresGrad))];
            try
            {
                // Every input is asked for, also data that learns nothing: the equation with its numbers needs their factors.
                Array.ForEach(before, entry => (entry.Tensor.Grad, entry.Tensor.RequiresGrad) = (null, true));
                operation.Renew();
                operation.Backward(dy, new GradientBuffers<T>(operation));
                operation.Renew();
                return [.. operation.Inputs.Select((input, i) => IsFirst(i) ? Doubles(input.GradientBuffer()) : null)];
            }
            finally
            {
                Array.ForEach(before, entry => (entry.Tensor.Grad, entry.Tensor.RequiresGrad) = (entry.Grad, entry.Requires));
            }
        }
    }

    public override StepTrace? Expand(TraceValue? incoming)
    {
        using (AsRecorded())
        {
            return StepTrace.OfTwin(operation, incoming is TraceValue<T> dy ? Tensor<T>.From(dy.Data.ToArray(), dy.Shape) : null);
        }
    }

    internal override TraceReplay Replay(IReadOnlyList<TraceEntry> forward, TraceEntry top) => new TraceReplay<T>(forward, top);

    /// <summary>Puts the recorded numbers back for a moment: the optimizer may have moved the parameters since.</summary>
    private Recorded<T> AsRecorded() => new([.. inputs, output]);

    private bool IsFirst(int place) => Enumerable.Range(0, place).All(earlier => !ReferenceEquals(operation.Inputs[earlier], operation.Inputs[place]));

    private static double[] Doubles(Tensor<T> tensor) => [.. tensor.ToArray().Select(double.CreateChecked)];
}
