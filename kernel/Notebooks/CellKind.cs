namespace Tutorial.Kernel.Notebooks;

/// <summary>The three kinds of cell that nbformat 4 knows.</summary>
public enum CellKind
{
    /// <summary>A cell that runs and has outputs.</summary>
    Code,

    /// <summary>Prose, with formulas between dollar signs.</summary>
    Markdown,

    /// <summary>Text for converters; never run and never rendered.</summary>
    Raw,
}
