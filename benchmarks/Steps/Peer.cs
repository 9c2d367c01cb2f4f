namespace Tutorial.Benchmarks.Steps;

/// <summary>Another library that runs the same workloads, by a script in <c>benchmarks/peers</c>.</summary>
/// <param name="Script">File name of the script.</param>
/// <param name="Greeting">How its first line begins when the library is there.</param>
/// <param name="Missing">What to say when it is not.</param>
internal sealed record Peer(string Script, string Greeting, string Missing)
{
    /// <summary>The training steps in PyTorch.</summary>
    public static Peer PyTorch { get; } = new(
        "steps.py", "torch ", "PyTorch was not found, so our steps run alone; on Debian: sudo apt-get install python3-torch libopenblas0-pthread");

    /// <summary>The matrix product of NumPy on OpenBLAS.</summary>
    public static Peer OpenBlas { get; } = new(
        "products.py", "numpy ", "NumPy on OpenBLAS was not found, so our products run alone; on Debian: sudo apt-get install python3-numpy libopenblas0-pthread");
}
