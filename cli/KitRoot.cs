using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Tutorial.Cli;

/// <summary>The root of the command line: options that every command has, and help with examples.</summary>
internal static class KitRoot
{
    /// <summary>Turns colours off, as the environment variable <c>NO_COLOR</c> does.</summary>
    public static Option<bool> NoColor { get; } = new("--no-color")
    {
        Description = "Print without colours (as NO_COLOR does).",
        Recursive = true,
    };

    /// <summary>Makes the root command, still without its subcommands.</summary>
    public static RootCommand Create()
    {
        RootCommand root = new("Learn deep learning in C#: lessons to step through, exercises graded at once, pictures for a class.");
        root.Options.Add(NoColor);
        foreach (HelpOption help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpWithExamples((HelpAction)help.Action!);
        }

        return root;
    }

    private sealed class HelpWithExamples(HelpAction inner) : SynchronousCommandLineAction
    {
        // Help is asked for precisely when the rest of the line is not right yet.
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            int code = inner.Invoke(parseResult);
            IReadOnlyList<string> examples = parseResult.CommandResult.Command switch
            {
                KitCommand command => command.Examples,
                RootCommand => ["./tutorial", "./tutorial run --help"],
                _ => [],
            };
            if (examples.Count > 0)
            {
                TextWriter output = parseResult.InvocationConfiguration.Output;
                output.WriteLine(examples.Count == 1 ? "Example:" : "Examples:");
                foreach (string example in examples)
                {
                    output.WriteLine($"  {example}");
                }

                output.WriteLine();
            }

            return code;
        }
    }
}
