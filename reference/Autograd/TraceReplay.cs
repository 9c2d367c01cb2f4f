using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Autograd;

/// <summary>Measures slopes of a recorded result: nudges one element, runs the operations after it again, and puts everything back.</summary>
/// <remarks>
/// Numeric:  ∂L/∂x ≈ (L(x + h) − L(x − h)) / 2h, h = 6·10⁻⁶·max(1, |x|) in double and 5·10⁻³·max(1, |x|) in float, each near the cube root of the
///           precision; so in float about three digits can be expected. L = Σ seed ⊙ result.
/// </remarks>
public abstract class TraceReplay
{
    private protected TraceReplay()
    {
    }

    /// <summary>About how many multiplications one measured element costs; an operation counts a few thousand besides its own.</summary>
    /// <param name="value">A recorded tensor.</param>
    public abstract long Cost(TraceValue value);

    /// <summary>The measured slope at some elements of a tensor; null where the operations after it do not repeat, bit for bit, what was recorded.</summary>
    /// <param name="value">A recorded tensor: given or made on the way.</param>
    /// <param name="elements">Flat indices.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tensor has no such element.</exception>
    public abstract IReadOnlyList<double>? Measure(TraceValue value, IReadOnlyList<int> elements);
}

/// <summary>The replay on one type of numbers.</summary>
internal sealed class TraceReplay<T> : TraceReplay
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const long Overhead = 3000;
    private static readonly double s_relativeStep = typeof(T) == typeof(double) ? GradientCheck.RelativeStep : 5e-3;

    private readonly IReadOnlyList<TraceEntry> _forward;
    private readonly TraceEntry _top;
    private readonly Dictionary<object, int> _firstUse = new(ReferenceEqualityComparer.Instance);
    private readonly long[] _workFrom;

    /// <param name="forward">The operations in order.</param>
    /// <param name="top">Where the backward walk began; its incoming gradient is the seed.</param>
    public TraceReplay(IReadOnlyList<TraceEntry> forward, TraceEntry top)
    {
        (_forward, _top, _workFrom) = (forward, top, new long[forward.Count + 1]);
        for (int i = forward.Count - 1; i >= 0; i--)
        {
            _workFrom[i] = _workFrom[i + 1] + Work(forward[i]) + Overhead;
            foreach (TraceValue input in forward[i].Inputs)
            {
                _firstUse[input.Tensor] = i;
            }
        }
    }

    // Everything from the first use on, though some of it may lie beside: dear graphs are asked about often, so the answer must be quick.
    public override long Cost(TraceValue value) => 2 * _workFrom[_firstUse.GetValueOrDefault(value.Tensor, _forward.Count)];

    public override IReadOnlyList<double>? Measure(TraceValue value, IReadOnlyList<int> elements)
    {
        ArgumentNullException.ThrowIfNull(value);
        foreach (int element in elements)
        {
            if (element < 0 || element >= value.Shape.Length)
            {
                throw new ArgumentOutOfRangeException(null, $"TraceReplay.Measure: there is no element {element}; the tensor has {value.Shape.Length}, counted from 0.");
            }
        }
        List<TraceEntry> after = After(value);
        IEnumerable<TraceValue> held = after.SelectMany(entry => entry.Inputs.Append(entry.Output)).Append(value);
        using Recorded<T> recorded = new([.. held.Cast<TraceValue<T>>().DistinctBy(copy => copy.Tensor)]);
        if (!Repeats(after))
        {
            return null;
        }
        var tensor = (Tensor<T>)value.Tensor;
        double[] slopes = [.. elements.Select(element => Slope(tensor, element, after))];
        // With everything as it was, once more: what the operations save for their backward pass must fit, too.
        Run(after);
        return slopes;
    }

    private static bool Repeats(List<TraceEntry> after)
    {
        Run(after);
        bool same = after.TrueForAll(entry => ((TraceValue<T>)entry.Output).IsStill((Tensor<T>)entry.Output.Tensor));
        after.ForEach(entry => ((TraceValue<T>)entry.Output).Data.CopyTo(((Tensor<T>)entry.Output.Tensor).Data));
        return same;
    }

    private static void Run(List<TraceEntry> after) => after.ForEach(entry => ((Operation<T>)entry.Operation).Repeat());

    private static long Work(TraceEntry entry)
    {
        double[] sizes = [.. entry.Inputs.Append(entry.Output).Select(value => (double)value.Shape.Length)];
        // A product of (N, D) and (M, D) takes N·D·M, the root of its three sizes' product.
        return (long)(sizes.Length < 3 ? sizes.Max() : Math.Max(sizes.Max(), Math.Sqrt(sizes[0] * sizes[1] * sizes[^1])));
    }

    private double Slope(Tensor<T> tensor, int element, List<TraceEntry> after)
    {
        T x = tensor.Data[element];
        T h = T.CreateChecked(s_relativeStep * Math.Max(1, Math.Abs(double.CreateChecked(x))));
        (T above, T below) = (x + h, x - h);
        double difference = LossAt(tensor, element, above, after) - LossAt(tensor, element, below, after);
        tensor.Data[element] = x;
        return difference / (double.CreateChecked(above) - double.CreateChecked(below));
    }

    private double LossAt(Tensor<T> tensor, int element, T x, List<TraceEntry> after)
    {
        tensor.Data[element] = x;
        Run(after);
        ReadOnlySpan<T> result = ((Tensor<T>)_top.Output.Tensor).Data;
        ReadOnlySpan<T> seed = ((TraceValue<T>)_top.Incoming!).Data;
        double sum = 0;
        for (int i = 0; i < result.Length; i++)
        {
            sum += double.CreateChecked(result[i]) * double.CreateChecked(seed[i]);
        }
        return sum;
    }

    /// <summary>The operations between a tensor and the result, in order.</summary>
    private List<TraceEntry> After(TraceValue value)
    {
        HashSet<object> moved = new(ReferenceEqualityComparer.Instance) { value.Tensor };
        List<TraceEntry> after = [];
        foreach (TraceEntry entry in _forward)
        {
            if (entry.Inputs.Any(input => moved.Contains(input.Tensor)))
            {
                moved.Add(entry.Output.Tensor);
                after.Add(entry);
            }
            if (entry == _top)
            {
                break;
            }
        }
        return after;
    }
}
