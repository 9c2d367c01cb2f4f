namespace Tutorial.Kernel.Languages;

/// <summary>A language that runs code and keeps variables.</summary>
internal interface ILanguage
{
    /// <summary>The name in <c>#!name</c>.</summary>
    string Name { get; }

    /// <summary>Runs code on the cell thread and gives the value of its last expression.</summary>
    /// <exception cref="CodeException">The code does not compile, or it threw.</exception>
    Task<object?> RunAsync(string code, string cell);

    /// <summary>The variables that can be seen now.</summary>
    IReadOnlyList<Variable> Variables();

    /// <summary>Makes a value known under a name.</summary>
    Task ShareAsync(string name, object? value, Type type);

    /// <summary>Lets code use an assembly that has been loaded.</summary>
    void AddReference(string path);
}
