using System.Globalization;
using System.Numerics;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Optimizers;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Storage;

/// <summary>Everything a training needs to go on as if it had never stopped: weights, optimizer state, random streams, a few numbers.</summary>
/// <remarks>Resumed training gives bit-identical weights, provided that every stream it draws from (order of examples, dropout) is stored along.</remarks>
public static class Checkpoint
{
    private const string ModelPrefix = "model.";
    private const string OptimizerPrefix = "optimizer.";

    /// <summary>Writes a checkpoint.</summary>
    /// <param name="path">Where to; an older one is replaced only when the new one is whole.</param>
    /// <param name="model">The model.</param>
    /// <param name="optimizer">Its optimizer.</param>
    /// <param name="streams">Random streams by name.</param>
    /// <param name="notes">Texts to store along, such as the epoch.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save<T>(
        string path, Layer<T> model, Optimizer<T> optimizer, IReadOnlyDictionary<string, RandomSource>? streams = null, IReadOnlyDictionary<string, string>? notes = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Dictionary<string, string> metadata = [];
        foreach ((string name, RandomSource stream) in streams ?? new Dictionary<string, RandomSource>())
        {
            metadata[$"random.{name}"] = string.Join(' ', stream.State.Select(word => word.ToString("x16", CultureInfo.InvariantCulture)));
        }
        foreach ((string name, string note) in notes ?? new Dictionary<string, string>())
        {
            metadata[$"note.{name}"] = note;
        }
        SafeTensors.Write(path, All(model, optimizer), metadata);
    }

    /// <summary>Reads a checkpoint into a model, an optimizer and streams made as they were made then; returns the notes.</summary>
    /// <param name="path">A file written by <see cref="Save"/>.</param>
    /// <param name="model">The model.</param>
    /// <param name="optimizer">Its optimizer.</param>
    /// <param name="streams">Random streams by name; each must be in the file.</param>
    /// <exception cref="SafeTensorsException">The file is damaged or does not fit; nothing was changed.</exception>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static IReadOnlyDictionary<string, string> Load<T>(
        string path, Layer<T> model, Optimizer<T> optimizer, IReadOnlyDictionary<string, RandomSource>? streams = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        string file = Path.GetFileName(path);
        IReadOnlyDictionary<string, Tensor<T>> tensors = SafeTensors.Read<T>(path, out IReadOnlyDictionary<string, string> metadata);
        List<(RandomSource Stream, ulong[] State)> states = [];
        foreach ((string name, RandomSource stream) in streams ?? new Dictionary<string, RandomSource>())
        {
            states.Add((stream, State(metadata, name, file)));
        }
        ModelStorage.Fill(All(model, optimizer), tensors, file);
        states.ForEach(entry => entry.Stream.State = entry.State);
        return metadata.Where(entry => entry.Key.StartsWith("note.", StringComparison.Ordinal)).ToDictionary(entry => entry.Key[5..], entry => entry.Value);
    }

    private static IEnumerable<(string Name, Tensor<T> Tensor)> All<T>(Layer<T> model, Optimizer<T> optimizer)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        return ModelStorage.Stored(model).Select(entry => (ModelPrefix + entry.Name, entry.Tensor))
            .Concat(optimizer.NamedState.Select(entry => (OptimizerPrefix + entry.Name, entry.Tensor)));
    }

    private static ulong[] State(IReadOnlyDictionary<string, string> metadata, string name, string file)
    {
        string[] words = metadata.GetValueOrDefault($"random.{name}", "").Split(' ');
        ulong[] state = [.. words.Select(word => ulong.TryParse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ulong value) ? value : 0)];
        return state.Length == 4 && state.Any(word => word != 0)
            ? state
            : throw new SafeTensorsException($"{file} has no random stream '{name}' to go on with. Load it without that stream, or save the checkpoint with it.");
    }
}
