using Tutorial.Reference.Kernels;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Operations;

/// <summary>Which elements of x meet in which element of a reduced result.</summary>
/// <remarks>
/// A reduction is broadcasting read backwards: the result, with size 1 kept on the reduced axes, would stretch to x.
/// So its runs come from the same plan: a run of x either falls into one element (the last axis is reduced) or onto a run of the result.
/// </remarks>
internal sealed class ReductionPlan
{
    private readonly Shape _x;

    /// <summary>Plans a reduction of x over some axes, over all when none are given.</summary>
    /// <exception cref="ShapeException">An axis does not exist or is named twice.</exception>
    public ReductionPlan(string operation, Shape x, int[]? axes, bool keepDims)
    {
        _x = x;
        int[] reduced = axes is null ? [.. Enumerable.Range(0, x.Rank)] : [.. axes.Select(axis => x.Axis(axis, operation))];
        if (reduced.Distinct().Count() != reduced.Length)
        {
            throw new ShapeException($"{operation}: the axes ({string.Join(", ", axes!)}) of {x} name one axis twice; name each once.");
        }
        Kept = new Shape([.. x.Select((size, axis) => reduced.Contains(axis) ? 1 : size)]);
        Output = keepDims ? Kept : new Shape([.. x.Where((_, axis) => !reduced.Contains(axis))]);
        Count = new Shape([.. reduced.Select(axis => x[axis])]).Length;
    }

    /// <summary>Shape of the result.</summary>
    public Shape Output { get; }

    /// <summary>Shape of the result with the reduced axes kept at size 1.</summary>
    public Shape Kept { get; }

    /// <summary>How many elements of x meet in each element of the result.</summary>
    public int Count { get; }

    /// <summary>Runs of x (offset Y) and where they fall in the result (offset B, one element when BRepeats).</summary>
    public IEnumerable<BroadcastRow> Rows() => new Broadcasting(_x, _x, Kept).Rows();

    /// <summary>Refuses to reduce nothing to something.</summary>
    /// <exception cref="ShapeException">No element meets in each result.</exception>
    public ReductionPlan NotEmpty(string operation) => Count > 0
        ? this
        : throw new ShapeException($"{operation}: x {_x} has no element along the reduced axes; give at least one.");
}
