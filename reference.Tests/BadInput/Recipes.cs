using System.Reflection;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Losses;
using Tutorial.Reference.Models;
using Tutorial.Reference.Optimizers;
using Tutorial.Reference.Storage;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Training;
using Tutorial.Reference.Training.Search;

namespace Tutorial.Reference.Tests.BadInput;

/// <summary>Right arguments for every entry point, made anew for each call, so that one wrong argument at a time can stand among right ones.</summary>
internal static partial class Recipes
{
    private static readonly Func<IReadOnlyDictionary<string, double>, double> s_objective = settings => settings.Values.Sum();

    /// <summary>Something to call a method on.</summary>
    public static object? Instance(EntryPoint entry)
        => entry.Method.IsStatic || entry.Method.IsConstructor ? null
        : s_instances.TryGetValue(entry.Type, out Func<object>? make) ? make()
        : throw new InvalidOperationException($"Recipes: write how to make a {entry.Type.Name}, to call {entry.Name} on.");

    /// <summary>A right value of one parameter.</summary>
    public static object? Argument(EntryPoint entry, ParameterInfo parameter)
    {
        string key = $"{entry.Name}.{parameter.Name}";
        Type type = parameter.ParameterType;
        return key == "Tensor.From.values" && type == typeof(double[,]) ? new[,] { { 1.0, 2.0 } }
            : s_arguments.TryGetValue(key, out Func<object?>? make) ? make()
            : s_shapes.TryGetValue(key, out Shape shape) && type == typeof(Tensor<double>) ? Filled(entry, parameter, shape)
            : parameter.HasDefaultValue && type != typeof(int) ? parameter.DefaultValue
            : type == typeof(Tensor<double>) ? Filled(entry, parameter, (2, 4))
            : type == typeof(int) ? parameter.HasDefaultValue ? parameter.DefaultValue : s_numbers.GetValueOrDefault(parameter.Name!, 2)
            : Default(type, key);
    }

    /// <summary>A small graph that is ready for <c>Backward</c>.</summary>
    private static Tensor<double> Graph() => Drawn((2, 4)).Learn() * 2;

    private static Examples<double> Examples() => new(Drawn((2, 4)), Tensor<double>.From([0, 1]));

    private static Tensor<double> Drawn(Shape shape) => Tensor<double>.Uniform(shape, new RandomSource(3), 0.1, 0.9);

    private static Tensor<double> Filled(EntryPoint entry, ParameterInfo parameter, Shape shape)
        => parameter.Name is "indices" or "tokens" or "source" or "labels" or "targets" || (parameter.Name is "target" && entry.Type.Name is "Seq2Seq`1" or "Transformer`1" or "CrossEntropyLoss`1")
            || (parameter.Name is "x" && entry.Type.Name is "Embedding`1" or "MiniBert`1" or "MiniGpt`1" or "TextClassifier`1" or "RecurrentLanguageModel`1")
            ? Tensor<double>.Ones(shape)
            : Drawn(shape);

    private static string Saved()
    {
        string path = Path.Combine(Path.GetTempPath(), $"tutorial-recipe-{Environment.ProcessId}.checkpoint");
        Linear<double> model = new(4, 3);
        Checkpoint.Save(path, model, new Sgd<double>(model.Parameters(), 0.1));
        return path;
    }

    private static string SavedModel()
    {
        string path = Path.Combine(Path.GetTempPath(), $"tutorial-recipe-{Environment.ProcessId}.safetensors");
        ModelStorage.Save(new Linear<double>(4, 3), path);
        return path;
    }

    private static object? Default(Type type, string key) => type switch
    {
        _ when type == typeof(double) => 0.5,
        _ when type == typeof(long) => 1L,
        _ when type == typeof(bool) => false,
        _ when type == typeof(string) => key.EndsWith("path", StringComparison.Ordinal) ? Path.Combine(Path.GetTempPath(), $"tutorial-recipe-{Environment.ProcessId}.out") : "a b",
        _ when type == typeof(int[]) => new[] { 0, 1 },
        _ when type == typeof(double[]) => new[] { 1.0, 2.0 },
        _ when type == typeof(double[,]) => new[,] { { 1.0, 2.0 } },
        _ when type == typeof(Shape) => (Shape)(2, 3),
        _ when type == typeof((int, int)) => (2, 3),
        _ when type == typeof((int, int, int)) => (2, 3, 4),
        _ when type == typeof((int, int, int, int)) => (2, 3, 4, 5),
        _ when type == typeof(Size2) => new Size2(2, 2),
        _ when type == typeof(Scalar) => new Scalar(2),
        _ when type == typeof(RandomSource) => new RandomSource(1),
        _ when type == typeof(RecurrentSettings) => new RecurrentSettings(),
        _ when type == typeof(Layer<double>) => new Linear<double>(4, 3),
        _ when type == typeof(Layer<double>[]) => new Layer<double>[] { new Linear<double>(4, 3) },
        _ when type == typeof(Optimizer<double>) => new Sgd<double>([Drawn((2, 2))], 0.1),
        _ when type == typeof(Loss<double>) => new MseLoss<double>(),
        _ when type == typeof(Criterion<double, Tensor<double>>) => (Criterion<double, Tensor<double>>)((p, t) => new MseLoss<double>().Forward(p, t)),
        _ when type == typeof(Examples<double>) => Examples(),
        _ when type == typeof(IReadOnlyList<Hyperparameter>) => new[] { Hyperparameter.Linear("width", 1, 9) },
        _ when type == typeof(IReadOnlyList<int>) || type == typeof(IEnumerable<int>) => new[] { 1, 0 },
        _ when type == typeof(IReadOnlyList<int[]>) => new[] { new[] { 1, 2 }, [3] },
        _ when type == typeof(IEnumerable<string>) => new[] { "a", "b" },
        _ when type == typeof(IEnumerable<Tensor<double>>) || type == typeof(IReadOnlyList<Tensor<double>>) => new[] { Drawn((2, 4)), Drawn((2, 4)) },
        _ when type == typeof(IEnumerable<(string, Tensor<double>)>) => new[] { ("w", Drawn((2, 4))) },
        _ when type == typeof((Tensor<double>, Tensor<double>)) => (Drawn((2, 3)), Drawn((2, 3))),
        _ when type == typeof(SamplingOptions) => new SamplingOptions(1),
        _ when type == typeof(KeyValueCache<double>) => new KeyValueCache<double>(),
        _ when type == typeof(Func<Tensor<double>>) => () => new MultiheadAttention<double>(4, 2).Forward(Drawn((2, 3, 4))),
        _ when type == typeof(Func<double, int, (double[], double)>) => (double state, int _) => (new[] { -1.0, -0.5 }, state),
        _ when type == typeof(StepTrace) => Recorded(),
        _ when type == typeof(IReadOnlyList<SummaryRow>) => Array.Empty<SummaryRow>(),
        _ when !type.IsValueType && type.IsAssignableTo(typeof(System.Collections.IEnumerable)) => null,
        _ => throw new InvalidOperationException($"Recipes: write a right value of {type} for {key}."),
    };

    private static StepTrace Recorded()
    {
        using StepTrace trace = StepTrace.Start();
        Graph().Backward(Drawn((2, 4)));
        return trace;
    }
}
