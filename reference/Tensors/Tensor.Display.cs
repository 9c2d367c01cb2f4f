using Tutorial.Reference.Display;

namespace Tutorial.Reference.Tensors;

/// <content>How a tensor is shown in a notebook and in text.</content>
[TypeFormatterSource(typeof(DisplayFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed partial class Tensor<T> : IShown
{
    /// <summary>Type, shape, a summary and the numbers, folded where they are many.</summary>
    public override string ToString() => new TensorTable<T>(this).ToText();

    string IShown.ToHtml() => new TensorTable<T>(this).ToHtml();
}
