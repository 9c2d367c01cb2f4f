using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tutorial.Reference.Tensors;

namespace Tutorial.Lessons.Stored;

/// <summary>How trainings that are too long for a notebook were made, so that they can be made again: code, data, and a hash of both.</summary>
/// <param name="name">The name of the stored file, such as <c>adding-problem</c>.</param>
public abstract class Recipe(string name)
{
    /// <summary>All recipes of the kit.</summary>
    public static IReadOnlyList<Recipe> All { get; } = [new AddingProblem()];

    /// <summary>The name of the stored file.</summary>
    public string Name { get; } = name;

    /// <summary>The command that makes the file anew.</summary>
    public string Command => $"dotnet run -c Release --project benchmarks -- stored {Name}";

    /// <summary>Data that the trainings are judged on; they enter the hash.</summary>
    public abstract IEnumerable<Tensor<float>> Data();

    /// <summary>Trains everything; minutes.</summary>
    /// <param name="report">Is told each finished training.</param>
    public abstract IReadOnlyList<StoredRun> Run(Action<StoredRun> report);

    /// <summary>SHA-256 of the recipe's own source and of its data, in hexadecimal.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // A checkout may have turned the line ends.
        hash.AppendData(Encoding.UTF8.GetBytes(Embedded.Text($"recipe/{GetType().Name}.cs").ReplaceLineEndings("\n")));
        foreach (Tensor<float> tensor in Data())
        {
            // The shape parts one tensor from the next; nine digits are all that a float has.
            hash.AppendData(Encoding.UTF8.GetBytes($"{tensor.Shape}\n"));
            hash.AppendData(Encoding.UTF8.GetBytes(string.Join(' ', tensor.ToArray().Select(v => v.ToString("g9", CultureInfo.InvariantCulture)))));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
