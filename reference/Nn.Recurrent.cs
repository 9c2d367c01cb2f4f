using Tutorial.Reference.Layers;

namespace Tutorial.Reference;

/// <content>Recurrent layers and their single cells.</content>
public static partial class Nn<T>
{
    /// <summary>A simple recurrent network: (N, T, inputSize) → (N, T, hiddenSize · directions).</summary>
    /// <param name="inputSize">Last axis of x.</param>
    /// <param name="hiddenSize">H.</param>
    /// <param name="relu">ReLU instead of tanh.</param>
    /// <param name="settings">Layers, directions, dropout.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or a dropout of the settings is no share from 0 to 1.</exception>
    public static Rnn<T> Rnn(int inputSize, int hiddenSize, bool relu = false, RecurrentSettings? settings = null) => new(inputSize, hiddenSize, relu, settings);

    /// <summary>Long short-term memory: (N, T, inputSize) → (N, T, hiddenSize · directions).</summary>
    /// <param name="inputSize">Last axis of x.</param>
    /// <param name="hiddenSize">H.</param>
    /// <param name="settings">Layers, directions, dropout.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or a dropout of the settings is no share from 0 to 1.</exception>
    public static Lstm<T> Lstm(int inputSize, int hiddenSize, RecurrentSettings? settings = null) => new(inputSize, hiddenSize, settings);

    /// <summary>Gated recurrent unit: (N, T, inputSize) → (N, T, hiddenSize · directions).</summary>
    /// <param name="inputSize">Last axis of x.</param>
    /// <param name="hiddenSize">H.</param>
    /// <param name="settings">Layers, directions, dropout.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or a dropout of the settings is no share from 0 to 1.</exception>
    public static Gru<T> Gru(int inputSize, int hiddenSize, RecurrentSettings? settings = null) => new(inputSize, hiddenSize, settings);

    /// <summary>One step of a simple recurrent network.</summary>
    /// <param name="inputSize">Last axis of x.</param>
    /// <param name="hiddenSize">H.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public static RnnCell<T> RnnCell(int inputSize, int hiddenSize) => new(inputSize, hiddenSize);

    /// <summary>One step of a long short-term memory.</summary>
    /// <param name="inputSize">Last axis of x.</param>
    /// <param name="hiddenSize">H.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public static LstmCell<T> LstmCell(int inputSize, int hiddenSize) => new(inputSize, hiddenSize);

    /// <summary>One step of a gated recurrent unit.</summary>
    /// <param name="inputSize">Last axis of x.</param>
    /// <param name="hiddenSize">H.</param>
    /// <param name="resetBefore">The reset gate multiplies before W_hn, as in the paper.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public static GruCell<T> GruCell(int inputSize, int hiddenSize, bool resetBefore = false) => new(inputSize, hiddenSize, resetBefore);
}
