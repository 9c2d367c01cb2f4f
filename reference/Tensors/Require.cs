using System.Runtime.CompilerServices;

namespace Tutorial.Reference.Tensors;

/// <summary>The checks of plain numbers that many entry points share, each with its one sentence: where, what, what is allowed.</summary>
internal static class Require
{
    /// <summary>A whole number of 1 or more, such as a size or a count.</summary>
    public static void Positive(string where, int value, [CallerArgumentExpression(nameof(value))] string name = "")
        => AtLeast(where, 1, value, name);

    /// <summary>A whole number of some size or more.</summary>
    public static void AtLeast(string where, int least, int value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value < least)
        {
            throw new ArgumentOutOfRangeException(null, $"{where}: {name} = {value} must be {least} or more.");
        }
    }

    /// <summary>A finite number above 0, such as a rate.</summary>
    public static void Positive(string where, double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value > 0 && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(null, FormattableString.Invariant($"{where}: {name} = {value} must be a finite number above 0."));
        }
    }

    /// <summary>A finite number of 0 or more, such as ε or a spread.</summary>
    public static void NotNegative(string where, double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value >= 0 && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(null, FormattableString.Invariant($"{where}: {name} = {value} must be a finite number, 0 or more."));
        }
    }

    /// <summary>A file's path.</summary>
    public static void Path(string where, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length == 0)
        {
            throw new ArgumentException($"{where}: the path is empty; give the file, such as \"model.safetensors\".");
        }
    }

    /// <summary>Two bounds in order.</summary>
    public static void Ordered<TNumber>(string where, TNumber low, TNumber high)
        where TNumber : IComparable<TNumber>
    {
        if (low.CompareTo(high) > 0)
        {
            throw new ArgumentOutOfRangeException(null, FormattableString.Invariant($"{where}: low = {low} must not be above high = {high}."));
        }
    }
}
