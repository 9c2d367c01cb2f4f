using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Kernels;

/// <summary>One contiguous run of a broadcast result, and where its operands lie.</summary>
/// <param name="Y">Offset of the run in the result.</param>
/// <param name="A">Offset in the left operand.</param>
/// <param name="B">Offset in the right operand.</param>
/// <param name="Length">Elements in the run.</param>
/// <param name="ARepeats">The left operand's one element serves the whole run.</param>
/// <param name="BRepeats">The right operand's one element serves the whole run.</param>
internal readonly record struct BroadcastRow(int Y, int A, int B, int Length, bool ARepeats, bool BRepeats);

/// <summary>Cuts a broadcast elementwise operation into runs in which each operand is either contiguous or one repeated element.</summary>
/// <remarks>
/// Trailing axes on which both operands agree are merged first, so equal shapes give a single run, and (N, D) + (D) gives N runs of D.
/// The remaining outer axes are counted like an odometer, with step 0 on stretched axes.
/// </remarks>
internal sealed class Broadcasting
{
    private readonly int[] _sizes;
    private readonly int[] _aSteps;
    private readonly int[] _bSteps;
    private readonly int _inner;
    private readonly bool _aRepeats;
    private readonly bool _bRepeats;
    private readonly int _length;

    /// <summary>Plans y = f(a, b) over the broadcast shape.</summary>
    public Broadcasting(Shape y, Shape a, Shape b)
    {
        _length = y.Length;
        int[] aSizes = Padded(a, y.Rank);
        int[] bSizes = Padded(b, y.Rank);
        _aRepeats = y.Rank > 0 && aSizes[^1] != y[-1];
        _bRepeats = y.Rank > 0 && bSizes[^1] != y[-1];
        int outer = y.Rank;
        _inner = 1;
        while (outer > 0 && aSizes[outer - 1] != y[outer - 1] == _aRepeats && bSizes[outer - 1] != y[outer - 1] == _bRepeats)
        {
            outer--;
            _inner *= y[outer];
        }
        _sizes = y.ToArray()[..outer];
        _aSteps = Steps(aSizes, y, outer);
        _bSteps = Steps(bSizes, y, outer);
    }

    /// <summary>The runs, in the order of the result.</summary>
    public IEnumerable<BroadcastRow> Rows()
    {
        if (_length == 0)
        {
            yield break;
        }
        int[] counter = new int[_sizes.Length];
        int a = 0, b = 0;
        for (int y = 0; y < _length; y += _inner)
        {
            yield return new BroadcastRow(y, a, b, _inner, _aRepeats, _bRepeats);
            for (int axis = _sizes.Length - 1; axis >= 0; axis--)
            {
                a += _aSteps[axis];
                b += _bSteps[axis];
                if (++counter[axis] < _sizes[axis])
                {
                    break;
                }
                a -= _aSteps[axis] * _sizes[axis];
                b -= _bSteps[axis] * _sizes[axis];
                counter[axis] = 0;
            }
        }
    }

    private static int[] Padded(Shape shape, int rank) => [.. Enumerable.Repeat(1, rank - shape.Rank), .. shape.ToArray()];

    private static int[] Steps(int[] sizes, Shape y, int outer)
    {
        int[] steps = new Shape(sizes).Strides()[..outer];
        for (int axis = 0; axis < outer; axis++)
        {
            if (sizes[axis] != y[axis])
            {
                steps[axis] = 0;
            }
        }
        return steps;
    }
}
