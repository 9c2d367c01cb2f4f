namespace Tutorial.Reference.Autograd;

/// <summary>One number that remembers how it was computed: the whole idea of automatic differentiation, without tensors.</summary>
/// <remarks>
/// Every operation notes its parents and how fast its value grows with each of them (the slope). <see cref="Backward"/> multiplies slopes along every
/// path from the result to a parent and adds the paths up: the chain rule.
/// Source:   Karpathy's micrograd has the same shape; Linnainmaa 1970 the idea.
/// </remarks>
/// <param name="value">The number.</param>
public sealed class Scalar(double value)
{
    private readonly (Scalar Parent, double Slope)[] _edges = [];

    private Scalar(double value, params (Scalar Parent, double Slope)[] edges)
        : this(value)
        => _edges = edges;

    /// <summary>The number.</summary>
    public double Value { get; set; } = value;

    /// <summary>∂result/∂this after <see cref="Backward"/>; adds up over several calls until it is set to 0.</summary>
    public double Gradient { get; set; }

    /// <summary>What it was computed from; empty for a number that was given.</summary>
    public IReadOnlyList<Scalar> Parents => [.. _edges.Select(edge => edge.Parent)];

    /// <summary>A plain number as a leaf.</summary>
    public static implicit operator Scalar(double value) => new(value);

    /// <summary>Sum: slopes 1 and 1.</summary>
    public static Scalar operator +(Scalar a, Scalar b) => new(a.Value + b.Value, (a, 1), (b, 1));

    /// <summary>Difference: slopes 1 and −1.</summary>
    public static Scalar operator -(Scalar a, Scalar b) => new(a.Value - b.Value, (a, 1), (b, -1));

    /// <summary>Negative: slope −1.</summary>
    public static Scalar operator -(Scalar a) => new(-a.Value, (a, -1));

    /// <summary>Product: each factor's slope is the other factor.</summary>
    public static Scalar operator *(Scalar a, Scalar b) => new(a.Value * b.Value, (a, b.Value), (b, a.Value));

    /// <summary>Quotient: slopes 1/b and −a/b².</summary>
    public static Scalar operator /(Scalar a, Scalar b) => new(a.Value / b.Value, (a, 1 / b.Value), (b, -a.Value / (b.Value * b.Value)));

    /// <summary>Power: slope n xⁿ⁻¹.</summary>
    /// <param name="exponent">n.</param>
    public Scalar Power(double exponent) => new(Math.Pow(Value, exponent), (this, exponent * Math.Pow(Value, exponent - 1)));

    /// <summary>Exponential: its own slope.</summary>
    public Scalar Exp() => new(Math.Exp(Value), (this, Math.Exp(Value)));

    /// <summary>Natural logarithm: slope 1/x.</summary>
    public Scalar Log() => new(Math.Log(Value), (this, 1 / Value));

    /// <summary>Hyperbolic tangent: slope 1 − tanh².</summary>
    public Scalar Tanh() => new(Math.Tanh(Value), (this, 1 - Math.Pow(Math.Tanh(Value), 2)));

    /// <summary>Sigmoid: slope s (1 − s).</summary>
    public Scalar Sigmoid()
    {
        double s = 1 / (1 + Math.Exp(-Value));
        return new(s, (this, s * (1 - s)));
    }

    /// <summary>ReLU: slope 1 right of 0, else 0.</summary>
    public Scalar Relu() => new(Math.Max(Value, 0), (this, Value > 0 ? 1 : 0));

    /// <summary>Adds ∂this/∂x to the gradient of every x that this was computed from.</summary>
    public void Backward()
    {
        List<Scalar> order = Order();
        // Shares of this walk alone: gradients that were there before must not flow on a second time.
        Dictionary<Scalar, double> share = order.ToDictionary(node => node, _ => 0.0);
        share[this] = 1;
        for (int i = order.Count - 1; i >= 0; i--)
        {
            order[i].Gradient += share[order[i]];
            foreach ((Scalar parent, double slope) in order[i]._edges)
            {
                share[parent] += slope * share[order[i]];
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Value:g6} (gradient {Gradient:g6})");

    /// <summary>Parents before children: with b = a + a and c = b + b, b must hold both its shares before it passes them on.</summary>
    private List<Scalar> Order()
    {
        List<Scalar> order = [];
        HashSet<Scalar> entered = [], done = [];
        Stack<Scalar> open = new([this]);
        while (open.TryPeek(out Scalar? node))
        {
            if (entered.Add(node))
            {
                Array.ForEach(node._edges, edge => open.Push(edge.Parent));
            }
            else if (open.Pop() == node && done.Add(node))
            {
                order.Add(node);
            }
        }
        return order;
    }
}
