namespace Tutorial.Kernel.Notebooks;

/// <summary>What became of one run.</summary>
/// <param name="Path">The notebook's file.</param>
/// <param name="Notebook">The notebook with the outputs of the cells that ran.</param>
/// <param name="Failure">The cell that failed although nothing says it may; null when all went well.</param>
public sealed record RunResult(string Path, Notebook Notebook, CellFailure? Failure);

/// <summary>The cell that ended a run.</summary>
/// <param name="Number">The cell's execution count, as it stands beside the cell.</param>
/// <param name="Id">The cell's id; null in files older than nbformat 4.5.</param>
/// <param name="Line">The line in the cell, counted from 1; null where unknown.</param>
/// <param name="Message">What went wrong, one sentence.</param>
public sealed record CellFailure(int Number, string? Id, int? Line, string Message)
{
    /// <summary>Notebook, cell, line and message in one sentence.</summary>
    /// <param name="path">The notebook's file.</param>
    public string Describe(string path) =>
        $"{path}, cell {Number}{(Id is null ? "" : $" ({Id})")}{(Line is null ? "" : $", line {Line}")}: {Message}";
}
