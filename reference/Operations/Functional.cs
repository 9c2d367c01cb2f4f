namespace Tutorial.Reference.Operations;

/// <summary>Every differentiable operation as an extension method: <c>x.MatMul(w).Relu()</c>. Each has its own file, forward and backward side by side.</summary>
public static partial class Functional
{
}
