namespace Microsoft.DotNet.Interactive.Weaving;

/// <summary>The learner pressed Stop; thrown at the next poll.</summary>
public sealed class CellStoppedException : OperationCanceledException
{
    /// <summary>The one sentence it has to say.</summary>
    public CellStoppedException() : base("The cell was stopped.")
    {
    }
}
