using BenchmarkDotNet.Running;
using Tutorial.Benchmarks.Accuracy;
using Tutorial.Benchmarks.Engine;
using Tutorial.Benchmarks.Judge;
using Tutorial.Benchmarks.Steps;
using Tutorial.Benchmarks.Stored;
using Tutorial.Benchmarks.Suites;
using Tutorial.Datasets.Files;

// Each measurement is one word on the command line; what follows belongs to it.
try
{
    return args switch
    {
        ["engine", .. string[] rest] => EngineBenchmark.Run(rest),
        ["judge", .. string[] rest] => JudgeBenchmark.Run(rest),
        ["steps", .. string[] rest] => StepBenchmark.Run(rest),
        ["growth"] => Growth.Run(),
        ["products"] => ProductTable.Run(),
        ["steptrace", .. string[] rest] => TraceBenchmark.Run(rest),
        ["accuracy", "mnist-mlp"] => MnistMlp.Run(seeds: 5),
        ["accuracy", "mnist-deep"] => MnistDeep.Run(seeds: 3),
        ["accuracy", "gpt-shakespeare", .. string[] rest] => Shakespeare.MiniGpt(rest),
        ["accuracy", "lstm-shakespeare", .. string[] rest] => Shakespeare.CharLstm(rest),
        ["accuracy", "addition-transformer"] => AdditionTransformer.Run(),
        ["accuracy", "mnist-cnn"] => MnistCnn.Run(),
        ["accuracy", "cifar-lenet"] => CifarLeNet.Run(),
        ["suites", .. string[] rest] => Suites(rest),
        ["stored", string name] => StoredTrainings.Make(name),
        _ => Usage(),
    };
}
catch (DataFileException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}

static int Suites(string[] arguments)
{
    BenchmarkSwitcher.FromAssembly(typeof(MatrixProduct).Assembly).Run(arguments);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("""
        benchmarks: say what to measure:
          engine [--kit FOLDER]             the notebook engine of the published kit: start, cells, stop, memory
          judge --kit FOLDER                check, watch and grade of the published kit
          steps [NAME] [--peers] [--json]   training steps, beside PyTorch when --peers is given
          growth                            time and memory over batch, width, length and depth; writes the table of README.md
          products                          the matrix product beside OpenBLAS, MathNet and the machine's peak
          steptrace [NAME]                  the same steps with recording off and on
          suites [--filter '*NAME*']        kernels by themselves, measured by BenchmarkDotNet
          accuracy mnist-mlp                lesson 04's network on MNIST, five seeds
          stored NAME                       a lesson's long trainings made anew, such as adding-problem
          accuracy mnist-deep               lesson 06's deep net on MNIST, three seeds, and the net that is held too tightly
          accuracy gpt-shakespeare [--minutes M | --steps N]    mini GPT on tiny Shakespeare
          accuracy lstm-shakespeare [--minutes M | --steps N]   the character LSTM on the same text
          accuracy addition-transformer     lesson 11's sums of three digits; stores the weights
          accuracy mnist-cnn                lesson 07's convolutions on MNIST
          accuracy cifar-lenet              lesson 07's LeNet-style net on the first 10,000 images of CIFAR-10
        """);
    return 2;
}
