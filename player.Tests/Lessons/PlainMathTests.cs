using Tutorial.Player.Lessons;

namespace Tutorial.Player.Tests.Lessons;

public sealed class PlainMathTests
{
    [Theory]
    [InlineData(@"\frac{\partial L}{\partial w}", "∂L/∂w")]
    [InlineData(@"w \leftarrow w - \eta \frac{\partial L}{\partial w}", "w ← w - η ∂L/∂w")]
    [InlineData(@"\frac{1}{1 + e^{-z}}", "1/(1 + e^-z)")]
    [InlineData(@"\frac{x - \mu}{\sqrt{\sigma^2 + \varepsilon}}", "(x - μ)/√(σ^2 + ε)")]
    [InlineData(@"y = \mathrm{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right) V", "y = softmax(QKᵀ/√d_k) V")]
    [InlineData(@"a_{ij} \; \Big( b \Big)", "a_ij ( b )")]
    [InlineData(@"D(p\,\|\,q)", "D(p ‖ q)")]
    [InlineData(@"\begin{aligned} a &= 1 \\ b &= 2 \end{aligned}", "a = 1 b = 2")]
    public void Read_Formula_IsOneReadableLine(string tex, string text) => Assert.Equal(text, PlainMath.Read(tex));

    [Theory]
    [InlineData(@"The slope $\partial L$ and $$\sigma(z)$$ here.", "The slope ∂L and σ(z) here.")]
    [InlineData("It costs $5 and $6 a piece.", "It costs $5 and $6 a piece.")]
    [InlineData("No formula.", "No formula.")]
    public void In_Text_OnlyItsFormulasChange(string markdown, string text) => Assert.Equal(text, PlainMath.In(markdown));

    [Fact]
    public void In_SignsAndNames_LeavesNoCommand()
    {
        string text = PlainMath.In(@"$\underbrace{a}_{b} \lVert x \rVert \lfloor y \rfloor \ell \pm \infty \tanh z$");
        Assert.Equal("a_b ‖ x ‖ ⌊ y ⌋ ℓ ± ∞ tanh z", text);
    }
}
