using System.Xml.Linq;
using Tutorial.Visuals.Stepping;

namespace Tutorial.Visuals.Tests;

public class MathMlTests
{
    [Theory]
    [InlineData(@"y = \frac{1}{1 + e^{-x}}", "y=11+e−x")]
    [InlineData(@"y_i = \frac{e^{x_i}}{\sum_j e^{x_j}}", "yi=exi∑jexj")]
    [InlineData(@"y = \tfrac12 x^2 \text{ if } |x| \le \delta \text{ else } \delta (|x| - \tfrac12 \delta)", "y=12x2 if |x|≤δ else δ(|x|−12δ)")]
    [InlineData(@"y = \mathrm{softmax}\!\left(\frac{q k^\top}{\sqrt{D}}\right) v", "y=softmax(qk⊤D)v")]
    [InlineData(@"m_i \in \{0, \tfrac{1}{1-p}\}", "mi∈{0,11−p}")]
    [InlineData(@"y = \frac{x - \mu_c}{\sqrt{\sigma_c^2 + \varepsilon}}", "y=x−μcσc2+ε")]
    [InlineData(@"h_t = \tanh(W_{ih} x_t)", "ht=tanh(Wihxt)")]
    [InlineData(@"y = \unknown{x}", "y=unknownx")]
    public void Of_AnEquation_HasItsSignsInOrderAndIsWellFormed(string latex, string read)
        => Assert.Equal(read, XElement.Parse(MathMl.Of(latex, [])).Value);

    [Fact]
    public void Of_LettersOfInputs_AreMarkedForNumbers()
    {
        XElement math = XElement.Parse(MathMl.Of(@"y = \frac{a}{b} + e^{-a}", ["a", "b"]));
        Assert.Equal(["0", "1", "0"], math.Descendants("mi").Select(letter => letter.Attribute("data-place")?.Value).OfType<string>());
    }

    [Fact]
    public void Of_TextThatLooksLikeHtml_StaysText()
        => Assert.Equal("a<b>", XElement.Parse(MathMl.Of(@"\text{a<b>}", [])).Value);
}
