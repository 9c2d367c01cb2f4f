namespace Tutorial.Kernel.Packages;

/// <summary>A package or an assembly cannot be had; the message is one sentence for the learner.</summary>
internal sealed class PackageException(string message) : Exception(message);
