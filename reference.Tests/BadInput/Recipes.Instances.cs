using Tutorial.Reference.Autograd;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Losses;
using Tutorial.Reference.Metrics;
using Tutorial.Reference.Models;
using Tutorial.Reference.Optimizers;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Tokenization;
using Tutorial.Reference.Training;

namespace Tutorial.Reference.Tests.BadInput;

/// <content>Something of each type to call methods on.</content>
internal static partial class Recipes
{
    private static readonly Dictionary<Type, Func<object>> s_instances = new()
    {
        [typeof(Activation<double>)] = () => new Activation<double>("Square", x => x * x),
        [typeof(AdditiveAttention<double>)] = () => new AdditiveAttention<double>(4, 4, 3),
        [typeof(BatchNorm<double>)] = () => new BatchNorm<double>(false, 4),
        [typeof(Conv1d<double>)] = () => new Conv1d<double>(2, 3, 2),
        [typeof(Conv2d<double>)] = () => new Conv2d<double>(2, 3, 2),
        [typeof(ConvTranspose1d<double>)] = () => new ConvTranspose1d<double>(2, 3, 2),
        [typeof(ConvTranspose2d<double>)] = () => new ConvTranspose2d<double>(2, 3, 2),
        [typeof(Dropout<double>)] = () => new Dropout<double>(0.5),
        [typeof(Embedding<double>)] = () => new Embedding<double>(5, 4),
        [typeof(Flatten<double>)] = () => new Flatten<double>(),
        [typeof(GruCell<double>)] = () => new GruCell<double>(4, 3),
        [typeof(LayerNorm<double>)] = () => new LayerNorm<double>(4),
        [typeof(Linear<double>)] = () => new Linear<double>(4, 3),
        [typeof(LstmCell<double>)] = () => new LstmCell<double>(4, 3),
        [typeof(MultiheadAttention<double>)] = () => new MultiheadAttention<double>(4, 2),
        [typeof(Perceptron<double>)] = () => new Perceptron<double>(4),
        [typeof(Pooling<double>)] = () => Nn<double>.MaxPool2d(2),
        [typeof(PositionalEncoding<double>)] = () => new PositionalEncoding<double>(6, 4),
        [typeof(Recurrent<double>)] = () => new Rnn<double>(4, 3),
        [typeof(RecurrentCell<double>)] = () => new RnnCell<double>(4, 3),
        [typeof(Residual<double>)] = () => new Residual<double>(new Linear<double>(4, 4)),
        [typeof(RnnCell<double>)] = () => new RnnCell<double>(4, 3),
        [typeof(Sequential<double>)] = () => new Sequential<double>(new Linear<double>(4, 3)),
        [typeof(TransformerDecoder<double>)] = () => new TransformerDecoder<double>(1, 4, 2, 8),
        [typeof(TransformerDecoderLayer<double>)] = () => new TransformerDecoderLayer<double>(4, 2, 8),
        [typeof(TransformerEncoder<double>)] = () => new TransformerEncoder<double>(1, 4, 2, 8),
        [typeof(TransformerEncoderLayer<double>)] = () => new TransformerEncoderLayer<double>(4, 2, 8),
        [typeof(BceLoss<double>)] = () => new BceLoss<double>(),
        [typeof(BceWithLogitsLoss<double>)] = () => new BceWithLogitsLoss<double>(),
        [typeof(CrossEntropyLoss<double>)] = () => new CrossEntropyLoss<double>(),
        [typeof(HingeLoss<double>)] = () => new HingeLoss<double>(),
        [typeof(HuberLoss<double>)] = () => new HuberLoss<double>(),
        [typeof(KlDivergenceLoss<double>)] = () => new KlDivergenceLoss<double>(),
        [typeof(MaeLoss<double>)] = () => new MaeLoss<double>(),
        [typeof(MseLoss<double>)] = () => new MseLoss<double>(),
        [typeof(ConfusionMatrix)] = () => new ConfusionMatrix([0, 1], [1, 1], 2),
        [typeof(Autoencoder<double>)] = () => new Autoencoder<double>([4, 2]),
        [typeof(LeNet<double>)] = () => new LeNet<double>(1, 28, 10),
        [typeof(MiniBert<double>)] = () => new MiniBert<double>(5, 1, 4, 2, 6),
        [typeof(MiniGpt<double>)] = () => new MiniGpt<double>(5, 1, 4, 2, 6),
        [typeof(Mlp<double>)] = () => new Mlp<double>([4, 3]),
        [typeof(RecurrentLanguageModel<double>)] = () => new RecurrentLanguageModel<double>(5, 4, features => new Rnn<double>(features, 3)),
        [typeof(Seq2Seq<double>)] = () => new Seq2Seq<double>(5, 5, 4, 3),
        [typeof(TextClassifier<double>)] = () => new TextClassifier<double>(5, 4, 3, 2),
        [typeof(Transformer<double>)] = () => new Transformer<double>(5, 5, 1, 4, 2, 6),
        [typeof(RandomSource)] = () => new RandomSource(1),
        [typeof(Scalar)] = () => new Scalar(2),
        [typeof(Shape)] = () => (Shape)(2, 3),
        [typeof(StepTrace)] = StepTrace.Start,
        [typeof(OperationProbe)] = () => Recorded().Forward[0].Probe,
        [typeof(Tensor<double>)] = () => Graph(),
        [typeof(BytePairEncoding)] = () => BytePairEncoding.Train("abcabcabc", 258),
        [typeof(Vocabulary)] = () => new Vocabulary(["a", "b", "c"]),
        [typeof(Examples<double>)] = () => Examples(),
        [typeof(TrainingHistory)] = () => Nn<double>.Linear(4, 3).Compile(new Sgd<double>([Drawn((2, 2))], 0.1), new MseLoss<double>()).Fit(Drawn((2, 4)), Drawn((2, 3)), 1, 2),
        [typeof(Trainer<double>)] = () => Nn<double>.Linear(4, 3).Compile(new Sgd<double>([Drawn((2, 2))], 0.1), new MseLoss<double>()),
    };
}
