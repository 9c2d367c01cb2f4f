using Tutorial.Benchmarks.Steps;

// Each measurement is one word on the command line; what follows belongs to it.
return args switch
{
    ["steps", .. string[] rest] => StepBenchmark.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        benchmarks: say what to measure:
          steps [NAME] [--peers] [--json]   training steps, beside PyTorch when --peers is given
        """);
    return 2;
}
