using Tutorial.Demos.Pictures;
using Tutorial.Demos.Playing;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Optimizers;
using Tutorial.Reference.Tensors;
using static Tutorial.Reference.Nn<float>;
using Tensor = Tutorial.Reference.Tensors.Tensor<float>;

namespace Tutorial.Demos;

/// <summary>One head of attention over a few words, stage by stage, one word after the other.</summary>
public sealed class Attention : Demonstration
{
    private const int Features = 8, BatchSize = 32, BatchesAtOnce = 8;

    private readonly AttentionTask _task;
    private readonly bool _causal, _scaled;
    private readonly int _batches;
    private readonly Embedding<float> _words, _places;
    private readonly Linear<float> _query, _key, _value, _answer;
    private readonly Optimizer<float> _optimizer;
    private readonly RandomSource _random;
    private int _trained, _step;

    /// <summary>A head with weights drawn by the seed; <see cref="Prepare"/> trains it.</summary>
    public Attention(Values values)
    {
        _task = new AttentionTask(values.Text("words"), values.Text("task"));
        (_causal, _scaled, _batches) = (values.Text("mask") == "causal", values.Text("scale") == "by √d", values.Whole("batches"));
        Seed(values.Seed);
        _random = new RandomSource(values.Seed);
        (_words, _places) = (Embedding(_task.Vocabulary.Length, Features), Embedding(_task.Length, Features));
        (_query, _key, _value) = (Linear(Features, Features, bias: false), Linear(Features, Features, bias: false), Linear(Features, Features, bias: false));
        _answer = Linear(Features, _task.Vocabulary.Length);
        Layer<float>[] layers = [_words, _places, _query, _key, _value, _answer];
        _optimizer = Adam(layers.SelectMany(layer => layer.Parameters()), 0.02);
    }

    /// <inheritdoc/>
    public override int LastStep => AttentionPictures.Stages.Length * _task.Length;

    /// <inheritdoc/>
    public override string Data => _task.Text;

    /// <summary>Trains a few batches of words drawn at random; wanted are the same words, moved as the task says.</summary>
    public override double Prepare()
    {
        for (int i = 0; i < BatchesAtOnce && _trained < _batches; i++, _trained++)
        {
            (Tensor words, int[] wanted) = _task.Draw(BatchSize, _random);
            _optimizer.ZeroGrad();
            Run(words)[^1].Reshape(BatchSize * _task.Length, _task.Vocabulary.Length).CrossEntropy(wanted).Backward();
            _optimizer.Step();
        }

        return _batches == 0 ? 1 : (double)_trained / _batches;
    }

    /// <inheritdoc/>
    public override void Begin() => _step = 0;

    /// <summary>The next word of this stage, or the first of the next stage.</summary>
    public override void Next() => _step++;

    /// <inheritdoc/>
    public override Frame Draw() => AttentionPictures.Draw(_task, [.. Run(_task.Own).Select(stage => stage.Reshape(_task.Length, -1))], _step, _causal);

    // Every stage for words (N, T), in the order in which AttentionPictures.Stages names them.
    private Tensor[] Run(Tensor words)
    {
        Tensor x = _words.Forward(words) + _places.Forward(Tensor.Range(_task.Length));   // (N, T, D)
        Tensor q = _query.Forward(x), k = _key.Forward(x), v = _value.Forward(x);
        Tensor scores = q.MatMul(k.Transpose());                                          // (N, T, T): every word asks every word
        Tensor scaled = _scaled ? scores * (1 / Math.Sqrt(Features)) : scores;
        Tensor weights = scaled.MaskedSoftmax(causal: _causal);                           // each row sums to 1
        Tensor mixed = weights.MatMul(v);                                                 // (N, T, D)
        return [x, q, k, v, scores, scaled, weights, mixed, _answer.Forward(mixed + x)];
    }
}
