using System.Numerics;
using System.Text.Json;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Tests.Support;

/// <summary>A function of a case's inputs, in float or double.</summary>
public delegate Tensor<T> ParityFunction<T>(IReadOnlyList<Tensor<T>> inputs)
    where T : unmanaged, IFloatingPointIeee754<T>;

/// <summary>What PyTorch computed, as parity/make_fixtures.py stored it; one file a section.</summary>
public sealed class Parity
{
    /// <summary>Largest difference allowed in float and in double, relative to the largest element or 1.</summary>
    public const double FloatTolerance = 1e-5, DoubleTolerance = 1e-10;

    private readonly Dictionary<string, JsonElement> _cases;

    private Parity(Dictionary<string, JsonElement> cases) => _cases = cases;

    public IEnumerable<string> Names => _cases.Keys;

    /// <summary>Reads a section such as "operations".</summary>
    public static Parity Load(string section)
    {
        using Stream stream = typeof(Parity).Assembly.GetManifestResourceStream($"{section}.json")
            ?? throw new FileNotFoundException($"no fixture {section}.json; run parity/make_fixtures.py and build again");
        return new Parity(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(stream)!);
    }

    /// <summary>A plain list of numbers.</summary>
    public double[] Values(string name) => Numbers(_cases[name].GetProperty("values"));

    /// <summary>One input of a case, for functions in which it is a constant.</summary>
    public Tensor<T> Input<T>(string name, int index)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Read<T>(_cases[name].GetProperty("inputs")[index]);

    /// <summary>Our output and every input's gradient equal PyTorch's by the norm rule.</summary>
    /// <param name="name">The case.</param>
    /// <param name="function">The same function, ours.</param>
    public void Check<T>(string name, ParityFunction<T> function)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        JsonElement stored = _cases[name];
        double tolerance = typeof(T) == typeof(float) ? FloatTolerance : DoubleTolerance;
        Tensor<T>[] inputs = [.. stored.GetProperty("inputs").EnumerateArray().Select(input => Read<T>(input).Learn())];
        Tensor<T> output = function(inputs);
        JsonElement expected = stored.GetProperty("output");
        Assert.Equal(Sizes(expected), output.Shape.ToArray());
        Twins.Same(Numbers(expected), output.ToArray().Select(double.CreateChecked), tolerance, $"{name}: output");
        output.Backward(Read<T>(stored.GetProperty("incoming")));
        foreach ((JsonElement gradient, int i) in stored.GetProperty("gradients").EnumerateArray().Select((gradient, i) => (gradient, i)))
        {
            Twins.Same(Numbers(gradient), inputs[i].Grad!.ToArray().Select(double.CreateChecked), tolerance, $"{name}: gradient {i}");
        }
    }

    /// <summary>The same for a layer: PyTorch's parameters are copied in by name, and their gradients and the buffers afterwards are compared, too.</summary>
    /// <param name="name">The case.</param>
    /// <param name="layer">Our layer, of the same sizes.</param>
    /// <param name="function">Runs the layer on the inputs.</param>
    public void CheckLayer<T>(string name, Layer<T> layer, ParityFunction<T> function)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        JsonElement stored = _cases[name];
        double tolerance = typeof(T) == typeof(float) ? FloatTolerance : DoubleTolerance;
        Assert.Equal(stored.GetProperty("parameters").EnumerateObject().Select(p => p.Name).Order(), layer.NamedParameters().Select(p => p.Name).Order());
        foreach ((string parameter, Tensor<T> tensor) in layer.NamedParameters())
        {
            Tensor<T> theirs = Read<T>(stored.GetProperty("parameters").GetProperty(parameter));
            Assert.Equal(theirs.Shape, tensor.Shape);
            theirs.Data.CopyTo(tensor.Data);
        }
        Check(name, function);
        foreach ((string parameter, Tensor<T> tensor) in layer.NamedParameters())
        {
            Twins.Same(
                Numbers(stored.GetProperty("parameterGradients").GetProperty(parameter)), tensor.Grad!.ToArray().Select(double.CreateChecked), tolerance, $"{name}: gradient of {parameter}");
        }
        foreach ((string buffer, Tensor<T> tensor) in layer.NamedBuffers())
        {
            Twins.Same(Numbers(stored.GetProperty("buffers").GetProperty(buffer)), tensor.ToArray().Select(double.CreateChecked), tolerance, $"{name}: {buffer}");
        }
    }

    private static Tensor<T> Read<T>(JsonElement stored)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Tensor<T>.From([.. Numbers(stored.GetProperty("values")).Select(T.CreateChecked)], new Shape(Sizes(stored)));

    private static int[] Sizes(JsonElement stored) => [.. stored.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())];

    private static double[] Numbers(JsonElement stored)
        => [.. (stored.ValueKind == JsonValueKind.Object ? stored.GetProperty("values") : stored).EnumerateArray().Select(number => number.GetDouble())];
}
