using Tutorial.Reference.Autograd;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Losses;
using Tutorial.Reference.Models;
using Tutorial.Reference.Optimizers;
using Tutorial.Reference.Tensors;
using static Tutorial.Reference.Nn<float>;

namespace Tutorial.Benchmarks.Steps;

/// <summary>The training steps of the models of text, 64 characters of 65 kinds a sequence; <c>peers/language.py</c> builds the same in PyTorch.</summary>
internal static class LanguageWorkloads
{
    /// <summary>Distinct characters of tiny Shakespeare.</summary>
    private const int Characters = 65;
    private const int Tokens = 64;

    public static IReadOnlyList<Workload> All { get; } =
    [
        new("char-rnn-32", 32, batch => Recurrent(batch, size => Rnn(size, 128))),
        new("char-lstm-32", 32, batch => Recurrent(batch, size => Lstm(size, 128))),
        new("char-gru-32", 32, batch => Recurrent(batch, size => Gru(size, 128))),
        new("mini-gpt-12", 12, batch => Gpt(batch)),
    ];

    /// <summary>Embedding 64, one recurrent layer, Linear; Adam.</summary>
    public static Action Recurrent(int batch, Func<int, Recurrent<float>> recurrent, int tokens = Tokens)
    {
        RecurrentLanguageModel<float> model = new(Characters, 64, recurrent);
        return Predict(model, Adam(model.Parameters()), batch, tokens);
    }

    /// <summary>Blocks of four heads without dropout; AdamW.</summary>
    public static Action Gpt(int batch, int layers = 4, int width = 128, int tokens = Tokens)
    {
        MiniGpt<float> model = new(Characters, layers, width, heads: 4, tokens, dropout: 0);
        return Predict(model, AdamW(model.Parameters()), batch, tokens);
    }

    /// <summary>Forward, backward and update on a fixed batch whose targets are drawn like its inputs.</summary>
    private static Action Predict(Layer<float> model, Optimizer<float> optimizer, int batch, int tokens)
    {
        RandomSource random = new(1);
        Tensor<float> x = Tensor<float>.Zeros((batch, tokens));
        int[] next = new int[batch * tokens];
        for (int i = 0; i < next.Length; i++)
        {
            (x.Data[i], next[i]) = (random.Integer(0, Characters), random.Integer(0, Characters));
        }
        CrossEntropyLoss<float> loss = CrossEntropyLoss();
        return () =>
        {
            using Step step = Step.Begin();
            optimizer.ZeroGrad();
            loss.Forward(model.Forward(x), next).Backward();
            optimizer.Step();
        };
    }
}
