// One engine for one notebook: requests on standard input, messages on standard output (see README.md).
Tutorial.Kernel.Engine.NotebookEngine.Run();
