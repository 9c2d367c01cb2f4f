using System.Numerics;
using Tutorial.Reference.Layers;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Storage;

/// <summary>Saving and loading a model's weights under PyTorch's names.</summary>
public static class ModelStorage
{
    /// <summary>Writes parameters and buffers (running means) to a safetensors file.</summary>
    /// <param name="model">Any layer.</param>
    /// <param name="path">Where to.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save<T>(this Layer<T> model, string path)
        where T : unmanaged, IFloatingPointIeee754<T>
        => SafeTensors.Write(path, Stored(model));

    /// <summary>Reads weights into a model of the same shape; nothing is changed when anything does not fit.</summary>
    /// <param name="model">Any layer.</param>
    /// <param name="path">A file written by <see cref="Save"/> or by PyTorch.</param>
    /// <exception cref="SafeTensorsException">The file is damaged, lacks a tensor, or has one of another shape or name.</exception>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static void Load<T>(this Layer<T> model, string path)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Fill(Stored(model), SafeTensors.Read<T>(path), Path.GetFileName(path));

    /// <summary>What is stored of a model.</summary>
    internal static IEnumerable<(string Name, Tensor<T> Tensor)> Stored<T>(Layer<T> model)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.NamedParameters().Concat(model.NamedBuffers());
    }

    /// <summary>Copies read tensors over existing ones after checking every name and shape.</summary>
    /// <exception cref="SafeTensorsException">Names or shapes differ.</exception>
    internal static void Fill<T>(IEnumerable<(string Name, Tensor<T> Tensor)> targets, IReadOnlyDictionary<string, Tensor<T>> read, string file)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (string Name, Tensor<T> Tensor)[] all = [.. targets];
        foreach ((string name, Tensor<T> target) in all)
        {
            if (!read.TryGetValue(name, out Tensor<T>? source))
            {
                throw new SafeTensorsException($"{file} has no tensor '{name}', which the model needs; it has {string.Join(", ", read.Keys.Order(StringComparer.Ordinal))}. Build the model as it was when it was saved.");
            }
            if (source.Shape != target.Shape)
            {
                throw new SafeTensorsException($"{file}: '{name}' is {source.Shape}, but the model's is {target.Shape}. Build the model as it was when it was saved.");
            }
        }
        // PyTorch's batch norm counts its batches and never uses the count unless momentum is None.
        if (read.Keys.Where(name => !name.EndsWith("num_batches_tracked", StringComparison.Ordinal)).Except(all.Select(entry => entry.Name)).Order(StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new SafeTensorsException($"{file} holds '{unknown}', which the model has not. Build the model as it was when it was saved.");
        }
        foreach ((string name, Tensor<T> target) in all)
        {
            read[name].Data.CopyTo(target.Data);
        }
    }
}
