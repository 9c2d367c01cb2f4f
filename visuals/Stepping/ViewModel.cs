namespace Tutorial.Visuals.Stepping;

/// <summary>Everything that the step-through view shows of one recording; the page's script adds no number of its own.</summary>
/// <param name="Single">Whether the numbers are single precision.</param>
/// <param name="Layouts">Which cells of a tensor are shown, once for each shape.</param>
/// <param name="Values">Copies of tensors: forward values, shares and sums of gradients.</param>
/// <param name="Tensors">The tensors of the graph.</param>
/// <param name="Steps">The operations in order.</param>
/// <param name="Backward">Places in <paramref name="Steps"/> in the order in which the gradient reached them.</param>
/// <param name="Notes">What the reader should know about the whole recording.</param>
internal sealed record ViewModel(
    bool Single, IReadOnlyList<ShownCells> Layouts, IReadOnlyList<ViewValue> Values, IReadOnlyList<ViewTensor> Tensors,
    IReadOnlyList<ViewStep> Steps, IReadOnlyList<int> Backward, IReadOnlyList<string> Notes)
{
    /// <summary>Where the view opens when numbers were compared and differ.</summary>
    public ViewDivergence? Divergence { get; init; }
}

/// <summary>The first difference from a learner's own numbers.</summary>
/// <param name="Step">Place in <see cref="ViewModel.Steps"/>.</param>
/// <param name="Backward">Whether it is a gradient.</param>
/// <param name="Text">The difference in words.</param>
internal sealed record ViewDivergence(int Step, bool Backward, string Text);

/// <summary>A copy of a tensor: the shown cells, and a summary of all elements.</summary>
/// <param name="Layout">Place in <see cref="ViewModel.Layouts"/>.</param>
/// <param name="Cells">The shown elements.</param>
/// <param name="Lowest">Of all elements.</param>
/// <param name="Mean">Of all elements.</param>
/// <param name="Highest">Of all elements.</param>
internal sealed record ViewValue(int Layout, double[] Cells, double Lowest, double Mean, double Highest);

/// <summary>A node of the graph.</summary>
/// <param name="Label">Its name, or what made it.</param>
/// <param name="MadeBy">The step that made it; −1 for what was given.</param>
/// <param name="Value">What it held.</param>
/// <param name="Arrivals">The shares of its gradient, in the order in which they arrive.</param>
/// <param name="Measured">For each shown element the measured slope; null where it was not measured.</param>
/// <param name="MeasuredNote">Why some or all slopes were not measured; null when all were.</param>
internal sealed record ViewTensor(string Label, int MadeBy, int Value, IReadOnlyList<ViewArrival> Arrivals, IReadOnlyList<double?>? Measured, string? MeasuredNote);

/// <summary>A share of a gradient arrives.</summary>
/// <param name="Step">From which step.</param>
/// <param name="Share">The share.</param>
/// <param name="Sum">The gradient so far, this share included.</param>
internal sealed record ViewArrival(int Step, int Share, int Sum);

/// <summary>One operation.</summary>
/// <param name="Name">Such as "MatMul".</param>
/// <param name="Layer">Path of its layer.</param>
/// <param name="Latex">The equation as written in the source.</param>
/// <param name="Math">The equation as MathML; the inputs' letters carry <c>data-place</c> where numbers can be put in.</param>
/// <param name="Inputs">Tensors.</param>
/// <param name="InputValues">What they held then.</param>
/// <param name="Output">Tensor.</param>
/// <param name="OutputValue">What it held.</param>
/// <param name="Operands">For an elementwise operation whose numbers fit into the equation: for each shown element of the output, the element of each input.</param>
/// <param name="Sums">For an operation that sums: for each shown element of the output its terms, element times local derivative.</param>
/// <param name="Elementwise">Whether the local derivative is one number.</param>
/// <param name="Incoming">∂loss/∂output, or null.</param>
/// <param name="Pulls">What goes back to each input that wants it.</param>
/// <param name="Twin">The composed twin of a fused operation.</param>
internal sealed record ViewStep(
    string Name, string? Layer, string Latex, string Math, int[] Inputs, int[] InputValues, int Output, int OutputValue,
    double[][]? Operands, IReadOnlyList<ViewTerms?>? Sums, bool Elementwise, int? Incoming, IReadOnlyList<ViewPull> Pulls, ViewTwin? Twin);

/// <summary>A gradient goes back to one input.</summary>
/// <param name="Input">The input's place.</param>
/// <param name="Share">This operation's share.</param>
/// <param name="Sum">The gradient so far.</param>
/// <param name="Terms">For each shown element of the input: local derivative times incoming gradient, over the outputs that hang on it; null when the operation is too large.</param>
internal sealed record ViewPull(int Input, int Share, int Sum, IReadOnlyList<ViewTerms>? Terms);

/// <summary>Terms of a sum, the largest of them in order of their place, and what the others add up to.</summary>
/// <param name="Terms">(which input, flat index, local derivative, number it multiplies).</param>
/// <param name="Others">How many further terms are not 0.</param>
/// <param name="Rest">Their sum.</param>
internal sealed record ViewTerms(IReadOnlyList<(int Input, int Index, double Local, double Factor)> Terms, int Others, double Rest);

/// <summary>A fused operation's composed twin.</summary>
/// <param name="Model">The twin's steps; null when it is too long to be shown.</param>
/// <param name="Output">Largest difference between the fused result and the twin's.</param>
/// <param name="Gradient">Largest difference between the gradients of the inputs; null without a backward pass.</param>
/// <param name="Count">How many operations it has.</param>
internal sealed record ViewTwin(ViewModel? Model, double Output, double? Gradient, int Count);
