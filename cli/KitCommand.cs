using System.CommandLine;

namespace Tutorial.Cli;

/// <summary>A command with an example, which its <c>--help</c> shows below the options.</summary>
/// <param name="name">The word typed after <c>./tutorial</c>.</param>
/// <param name="description">One line: what the command does.</param>
/// <param name="examples">Whole command lines, each ready to be pasted.</param>
internal sealed class KitCommand(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>Whole command lines, each ready to be pasted.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;
}
