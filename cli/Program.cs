using System.CommandLine;
using Tutorial.Cli;
using Tutorial.Cli.Commands;

RootCommand root = KitRoot.Create();

// One command a line, in the order in which `./tutorial --help` shows them.
root.Subcommands.Add(OpenCommand.Create());
root.Subcommands.Add(RunCommand.Create());
root.Subcommands.Add(JupyterCommand.Create());
root.Subcommands.Add(DataCommand.Create());
root.Subcommands.Add(NotebooksCommand.Create());
root.Subcommands.Add(TestCommand.Create());
root.Subcommands.Add(ProveCommand.Create());
root.Subcommands.Add(CheckCommand.Create());
root.Subcommands.Add(WatchCommand.Create());
root.Subcommands.Add(HintCommand.Create());
root.Subcommands.Add(ResetCommand.Create());
root.Subcommands.Add(ListCommand.Create());
root.Subcommands.Add(GradeCommand.Create());
root.Subcommands.Add(NewCommand.Create());
root.Subcommands.Add(BenchCommand.Create());

return await CommandRunner.RunAsync(root, args);
