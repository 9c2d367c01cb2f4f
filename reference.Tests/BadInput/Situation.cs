using System.Reflection;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Losses;
using Tutorial.Reference.Models;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Optimizers;
using Tutorial.Reference.Storage;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Training;

namespace Tutorial.Reference.Tests.BadInput;

/// <summary>A refusal that no single wrong argument brings about: of a member without arguments, of a setter, of arguments that do not fit each other.</summary>
internal sealed record Situation(Type Type, string Member, string When, Type Error, string Sentence, Action Call)
{
    private static readonly Type s_state = typeof(InvalidOperationException), s_shape = typeof(ShapeException), s_place = typeof(ArgumentOutOfRangeException), s_argument = typeof(ArgumentException);
    private static readonly Type s_tensor = typeof(Tensor<>);

    private const string Over = ": its step has ended and its memory is used again; call Keep() or Item() before the step ends.";
    private const string OpenStep = "Step.Begin: a step is open on this thread already; end it first (close its using block).";
    private const string Unwatched = "TrainingHistory: nothing named 'f1' was recorded; there are loss. (Parameter 'name')";
    private const string NeedsTarget = ": training needs the target too; call Forward(source, target), or Translate(source, …).";
    private const string NeedsMemory = ": a decoder needs the encoder's output too; call Forward(x, memory).";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Situation> All { get; } =
    [
        new(s_tensor, "Data", "the step has ended", s_state, $"Tensor (2, 3){Over}", () => Ended().Data.Clear()),
        new(s_tensor, "Memory", "the step has ended", s_state, $"Tensor (2, 3){Over}", () => _ = Ended().Memory),
        new(s_tensor, "ToArray", "the step has ended", s_state, $"Tensor (2, 3){Over}", () => Ended().ToArray()),
        new(s_tensor, "Keep", "the step has ended", s_state, $"Tensor (2, 3){Over}", () => Ended().Keep()),
        new(s_tensor, "Detach", "the step has ended", s_state, $"Tensor (2, 3){Over}", () => Ended().Detach()),
        new(s_tensor, "At", "the step has ended", s_state, $"Tensor (2, 3){Over}", () => _ = Ended()[0, 0]),
        new(s_tensor, "Item", "the step has ended", s_state, $"Tensor (){Over}", () => BadValues.OfEndedStep([]).Item()),
        new(s_tensor, "Item", "six elements", s_shape, "Item: the tensor has shape (2, 3) with 6 elements; Item reads exactly 1. Use an index, or Mean() or Sum() first.", () => Ones().Item()),
        new(s_tensor, "Backward", "six elements", s_shape, "Backward: starts at a single number, not at shape (2, 3); reduce it first, for example by Mean() or Sum().", () => (Ones().Learn() * 2).Backward()),
        new(s_tensor, "Backward", "no graph", s_state, "Backward: no operation with a learning input leads here, so there is nothing to differentiate; mark parameters with Learn() and do not run inside Gradients.Off().", () => Ones().Sum().Backward()),
        new(s_tensor, "Backward", "twice", s_state, "Backward: the graph through Sum was walked already and its saved values are gone; compute the loss again before a second Backward.", () => Twice(Ones().Learn().Sum().Backward)),
        new(typeof(Shape), "#ctor", "too many elements", s_shape, "Shape: (65536, 65536) holds more than 2147483591 elements; split the data into smaller batches.", () => _ = new Shape(65536, 65536)),
        new(typeof(RandomSource), "State", "one word", s_argument, "RandomSource: a state has 4 words, not 1; pass back what State gave. (Parameter 'value')", () => new RandomSource(1).State = [1]),
        new(typeof(Step), "Begin", "twice", s_state, OpenStep, () => Nested(Step.Begin)),
        new(typeof(Trainer<>), "Fit", "inside a step", s_state, OpenStep, () => Inside(() => Trainer().Fit(Ones(), Ones()))),
        new(typeof(Trainer<>), "Evaluate", "inside a step", s_state, OpenStep, () => Inside(() => Trainer().Evaluate(Ones(), Ones()))),
        new(typeof(Trainer<>), "Predict", "inside a step", s_state, OpenStep, () => Inside(() => Trainer().Predict(Ones()))),
        new(typeof(Prediction), "Of", "inside a step", s_state, OpenStep, () => Inside(() => Prediction.Of(new Linear<double>(3, 3), Ones()))),
        new(typeof(ModelTraining), "Predict", "inside a step", s_state, OpenStep, () => Inside(() => new Linear<double>(3, 3).Predict(Ones()))),
        new(typeof(Sampling), "Choose", "no score", s_argument, "Sampling: there is no score to choose from; give one for each class.", () => Sampling.Choose<double>([], 1, new RandomSource(1))),
        new(typeof(Sampling), "Probabilities", "no score", s_argument, "Sampling: there is no score to choose from; give one for each class.", () => Sampling.Probabilities<double>([], new SamplingOptions())),
        new(typeof(Sampling), "Choose", "a negative temperature", s_place, "Sampling: temperature = -1 must be a finite number, 0 or more.", () => Sampling.Choose<double>([1, 2], -1, new RandomSource(1))),
        new(typeof(EarlyStopping<>), "OnEpochEnd", "nothing of that name", s_argument, Unwatched, () => Trainer().Fit(Ones(), Ones(), callbacks: [new EarlyStopping<double>("f1")])),
        new(typeof(BestCheckpoint<>), "OnEpochEnd", "nothing of that name", s_argument, Unwatched, () => Trainer().Fit(Ones(), Ones(), callbacks: [new BestCheckpoint<double>("unwritten", "f1")])),
        new(typeof(Optimizer<>), "LearningRate", "not a number", s_argument, "Sgd: learningRate = NaN must be a finite number, 0 or more.", () => new Sgd<double>([Ones()], 0.1).LearningRate = double.NaN),
        new(typeof(Schedule<>), "OnEpochBegin", "a negative rate", s_argument, "Sgd: learningRate = -1 must be a finite number, 0 or more.", () => Trainer().Fit(Ones(), Ones(), callbacks: [new Schedule<double>(_ => -1)])),
        new(typeof(StepTrace), "Start", "twice", s_state, "StepTrace.Start: a trace records on this thread already; dispose it first.", () => Nested(StepTrace.Start)),
        new(typeof(OperationProbe), "Pull", "one number for six", s_argument, "OperationProbe.Pull: the incoming gradient has 1 elements and the output has 6; give one for each.", () => Recording().Forward[0].Probe.Pull([1])),
        new(typeof(TraceReplay), "Measure", "element 6 of six", s_place, "TraceReplay.Measure: there is no element 6; the tensor has 6, counted from 0.", () => Measure(6)),
        new(typeof(TraceValue), "Values", "cleared", s_state, "StepTrace: the recorded values (2, 3) were given up by Clear() and their memory is used again; read them before.", Cleared),
        new(typeof(Functional), "MatMul", "other leading axes", s_shape, "MatMul: the leading axes of a (2, 3, 4) and b (5, 4, 3) must be the same, or b must be a single matrix. Did you mean to Reshape one of them?", () => Of(2, 3, 4).MatMul(Of(5, 4, 3))),
        new(typeof(Functional), "Concatenate", "other sizes", s_shape, "Concatenate: (2, 3) and (2, 4) may differ only on axis 0, along which they are joined. Did you mean another axis, or to Reshape one of them?", () => Functional.Concatenate([Of(2, 3), Of(2, 4)], 0)),
        new(typeof(Functional), "Stack", "other sizes", s_shape, "Stack: the parts (2, 3) and (2, 4) must have one shape. Did you mean Concatenate?", () => Functional.Stack([Of(2, 3), Of(2, 4)])),
        new(typeof(DataSplit), "Balance", "targets of two axes", s_shape, "Balance: targets (2, 3) must be class numbers of shape (N,).", () => DataSplit.Balance(new Examples<double>(Ones(), Ones()), new RandomSource(1))),
        new(typeof(Residual<>), "Forward", "other shapes", s_shape, "Residual: the body gives (2, 4), but (2, 3) goes around it; pass a shortcut that gives the body's shape.", () => new Residual<double>(new Linear<double>(3, 4)).Forward(Ones())),
        new(typeof(RecurrentLanguageModel<>), "#ctor", "both directions", s_argument, "RecurrentLanguageModel: Gru(4, 3, bidirectional) would see the token that it is to predict; leave bidirectional off.", () => _ = new RecurrentLanguageModel<double>(5, 4, d => new Gru<double>(d, 3, new RecurrentSettings(Bidirectional: true)))),
        new(typeof(Seq2Seq<>), "Forward", "no target", s_state, $"Seq2Seq{NeedsTarget}", () => new Seq2Seq<double>(5, 5, 4, 3).Forward(Ones())),
        new(typeof(Transformer<>), "Forward", "no target", s_state, $"Transformer{NeedsTarget}", () => new Transformer<double>(5, 5, 1, 4, 2, 6).Forward(Ones())),
        new(typeof(TransformerDecoder<>), "Forward", "no memory", s_state, $"TransformerDecoder{NeedsMemory}", () => new TransformerDecoder<double>(1, 4, 2, 8).Forward(Ones())),
        new(typeof(TransformerDecoderLayer<>), "Forward", "no memory", s_state, $"TransformerDecoderLayer{NeedsMemory}", () => new TransformerDecoderLayer<double>(4, 2, 8).Forward(Ones())),
        new(typeof(SafeTensors), "Write", "a name twice", s_argument, "SafeTensors.Write: the name 'w' stands twice; each tensor needs its own. (Parameter 'tensors')", () => SafeTensors.Write("unwritten", [("w", Ones()), ("w", Ones())])),
    ];

    /// <summary>Every overload of the member, or its property's accessors.</summary>
    public IEnumerable<MethodBase> Members => Type.GetMembers().OfType<MethodBase>().Where(method => method.Name == Member || method.Name == $"get_{Member}" || (Member == "#ctor" && method.IsConstructor));

    /// <summary>"Tensor.Item: six elements", as tests are listed.</summary>
    public override string ToString() => $"{Type.Name.Split('`')[0]}.{Member}: {When}";

    private static Tensor<double> Of(params int[] sizes) => Tensor<double>.Ones((Shape)sizes);

    private static Tensor<double> Ones() => Of(2, 3);

    private static Tensor<double> Ended() => BadValues.OfEndedStep((2, 3));

    private static void Twice(Action call)
    {
        call();
        call();
    }

    private static void Nested(Func<IDisposable> open)
    {
        using (open())
        {
            open().Dispose();
        }
    }

    private static void Inside(Action call)
    {
        using Step step = Step.Begin();
        call();
    }

    private static Trainer<double> Trainer()
    {
        Linear<double> model = new(3, 3);
        return model.Compile(new Sgd<double>(model.Parameters(), 0.1), new MseLoss<double>());
    }

    private static StepTrace Recording()
    {
        using StepTrace trace = StepTrace.Start();
        (Ones().Learn() * 2).Sum().Backward();
        return trace;
    }

    private static void Measure(int element)
    {
        StepTrace trace = Recording();
        trace.Replay()!.Measure(trace.Forward[0].Inputs[0], [element]);
    }

    private static void Cleared()
    {
        using StepTrace trace = StepTrace.Start();
        trace.Clear();
        (Ones().Learn() * 2).Sum().Backward();
        TraceValue value = trace.Forward[0].Output;
        trace.Clear();
        _ = value.Values;
    }
}
