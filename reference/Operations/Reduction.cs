namespace Tutorial.Reference.Operations;

/// <summary>How the losses of a batch become one number.</summary>
public enum Reduction
{
    /// <summary>Their average.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Nothing is reduced: one loss for each element or row.</summary>
    None,
}
