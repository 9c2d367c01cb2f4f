using System.Numerics;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Autograd;

/// <summary>The gradient buffers of an operation's inputs, handed to <see cref="Operation{T}.Backward"/>. Add to them; overwrite only what <see cref="ToFill"/> calls new.</summary>
/// <remarks>The same tensor may stand at two places (a + a): both indices give the same buffer, so adding is what makes fan-out right.</remarks>
public readonly ref struct GradientBuffers<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Operation<T> _operation;

    internal GradientBuffers(Operation<T> operation) => _operation = operation;

    /// <summary>Whether anybody needs the gradient of this input; if not, its work can be left out.</summary>
    /// <param name="input">The input's place.</param>
    public bool Wants(int input) => _operation.Inputs[input].NeedsGradient;

    /// <summary>The buffer of one input, in the input's shape, row-major.</summary>
    /// <param name="input">The input's place.</param>
    public Span<T> this[int input] => _operation.Inputs[input].GradientBuffer().Data;

    /// <summary>The buffer of one input for a kernel that can also overwrite: that saves clearing a new buffer and reading the zeros again.</summary>
    /// <param name="input">The input's place.</param>
    /// <param name="isNew">Whether nobody has added anything yet: the buffer holds anything then, and every element must be written. Only the first to ask hears so.</param>
    public Span<T> ToFill(int input, out bool isNew) => _operation.Inputs[input].GradientBuffer(cleared: false, out isNew).Data;

    /// <summary>The buffer of one input as a tensor, for kernels that run on several threads.</summary>
    /// <param name="input">The input's place.</param>
    public Tensor<T> Tensor(int input) => _operation.Inputs[input].GradientBuffer();
}
