namespace Tutorial.Lessons.Stored;

/// <summary>What remains of one training.</summary>
/// <param name="Name">What was trained, such as <c>tanh</c>.</param>
/// <param name="Setting">Under which condition, such as <c>length 100</c>.</param>
/// <param name="Seed">Decided the start weights and the batches.</param>
/// <param name="Error">The loss on held-out data at the end.</param>
/// <param name="Parameters">Learnt numbers.</param>
/// <param name="Milliseconds">The fastest update on the machine that made the file; compare ratios.</param>
/// <param name="Curve">Updates done and the held-out loss then, pair by pair.</param>
public sealed record StoredRun(string Name, string Setting, int Seed, double Error, int Parameters, double Milliseconds, IReadOnlyList<StoredPoint> Curve);

/// <summary>One point of a training curve.</summary>
/// <param name="Update">Updates done.</param>
/// <param name="Error">The held-out loss then.</param>
public readonly record struct StoredPoint(int Update, double Error);
