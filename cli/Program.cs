using System.CommandLine;
using Tutorial.Cli;
using Tutorial.Cli.Commands;

RootCommand root = KitRoot.Create();

// One command a line, in the order in which `./tutorial --help` shows them.
root.Subcommands.Add(OpenCommand.Create());
root.Subcommands.Add(DataCommand.Create());
root.Subcommands.Add(NotebooksCommand.Create());
root.Subcommands.Add(TestCommand.Create());
root.Subcommands.Add(ProveCommand.Create());

return await CommandRunner.RunAsync(root, args);
