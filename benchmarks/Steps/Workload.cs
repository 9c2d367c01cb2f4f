namespace Tutorial.Benchmarks.Steps;

/// <summary>One training step to be timed: forward, backward, update on a fixed batch; or a kernel by itself.</summary>
/// <param name="Name">Its name on the command line, in the table and in the peer's script.</param>
/// <param name="Batch">Examples in the batch.</param>
/// <param name="Prepare">Builds model, optimizer and data for a batch size, and returns the step.</param>
internal sealed record Workload(string Name, int Batch, Func<int, Action> Prepare)
{
    /// <summary>"step", or "kernel" for a part of one.</summary>
    public string Kind { get; init; } = "step";

    /// <summary>Whom it is compared with.</summary>
    public Peer Peer { get; init; } = Peer.PyTorch;
}
