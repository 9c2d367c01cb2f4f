using Tutorial.Reference.Tensors;

namespace Tutorial.Datasets;

/// <summary>Data made on the spot: no network, and the same numbers for the same seed.</summary>
public static partial class Generate
{
    private static readonly float[] Corners = [0, 0, 0, 1, 1, 0, 1, 1];

    /// <summary>Logical AND of two bits: a line separates the classes.</summary>
    public static Dataset And() => Logic("AND", "1 only if both bits are 1; one straight line separates the classes.", 0, 0, 0, 1);

    /// <summary>Logical OR of two bits: a line separates the classes.</summary>
    public static Dataset Or() => Logic("OR", "1 if at least one bit is 1; one straight line separates the classes.", 0, 1, 1, 1);

    /// <summary>Exclusive OR of two bits: no line separates the classes (Minsky and Papert 1969).</summary>
    public static Dataset Xor() => Logic("XOR", "1 if the bits differ; no straight line separates the classes, so a single threshold unit cannot learn it.", 0, 1, 1, 0);

    private static Dataset Logic(string name, string about, params float[] targets) =>
        new(name, Tensor<float>.From([.. Corners], (4, 2)), Tensor<float>.From(targets), $"All four pairs of bits; the target is {about}")
        {
            ClassNames = ["0", "1"],
            FeatureNames = ["first bit", "second bit"],
        };
}
