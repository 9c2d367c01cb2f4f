using Microsoft.CodeAnalysis;

namespace Tutorial.Lessons.Compiling;

/// <summary>The library members that exercises may use. Everything that is not listed is refused.</summary>
/// <remarks>
/// A whole type stands as its full name (<c>System.Math</c>), a single member with its name behind a dot
/// (<c>System.Console.WriteLine</c>). An exercise may add entries of both kinds.
/// </remarks>
public sealed class AllowList
{
    private const string Language = """
        System.Boolean System.Byte System.SByte System.Int16 System.UInt16 System.Int32 System.UInt32 System.Int64 System.UInt64
        System.Single System.Double System.Decimal System.Char System.String System.Void System.Nullable System.Range System.Index
        System.Math System.MathF System.Convert System.BitConverter System.MidpointRounding System.HashCode
        System.Tuple System.ValueTuple System.Func System.Action System.Predicate System.Comparison System.Converter
        System.IComparable System.IEquatable System.IDisposable System.IFormattable System.Span System.ReadOnlySpan System.MemoryExtensions
        System.StringComparison System.StringComparer System.StringSplitOptions System.Text.StringBuilder
        System.Numerics.BitOperations System.Globalization.CultureInfo.InvariantCulture System.Buffer.BlockCopy
        System.ArgumentException System.ArgumentNullException System.ArgumentOutOfRangeException System.InvalidOperationException
        System.NotImplementedException System.NotSupportedException System.DivideByZeroException System.OverflowException
        System.IndexOutOfRangeException System.FormatException System.Exception.Exception System.Exception.Message
        System.Object.Object System.Object.ToString System.Object.Equals System.Object.GetHashCode System.Object.ReferenceEquals
        System.Console.Write System.Console.WriteLine System.Attribute.Attribute
        System.Runtime.CompilerServices.MethodImplAttribute System.Runtime.CompilerServices.MethodImplOptions
        """;

    private const string Collections = """
        System.Collections.IEnumerable System.Collections.IEnumerator System.Collections.Generic.IEnumerable System.Collections.Generic.IEnumerator
        System.Collections.Generic.ICollection System.Collections.Generic.IList System.Collections.Generic.IReadOnlyCollection
        System.Collections.Generic.IReadOnlyList System.Collections.Generic.IDictionary System.Collections.Generic.IReadOnlyDictionary
        System.Collections.Generic.ISet System.Collections.Generic.IComparer System.Collections.Generic.IEqualityComparer
        System.Collections.Generic.List System.Collections.Generic.Dictionary System.Collections.Generic.HashSet
        System.Collections.Generic.Queue System.Collections.Generic.Stack System.Collections.Generic.LinkedList
        System.Collections.Generic.LinkedListNode System.Collections.Generic.SortedDictionary System.Collections.Generic.SortedSet
        System.Collections.Generic.SortedList System.Collections.Generic.PriorityQueue System.Collections.Generic.KeyValuePair
        System.Collections.Generic.Comparer System.Collections.Generic.EqualityComparer System.Collections.Generic.CollectionExtensions
        System.Linq.Enumerable System.Linq.IGrouping System.Linq.ILookup System.Linq.IOrderedEnumerable
        System.Array.Length System.Array.Rank System.Array.GetLength System.Array.GetLowerBound System.Array.GetUpperBound
        System.Array.Clone System.Array.Copy System.Array.CopyTo System.Array.Clear System.Array.Fill System.Array.Resize System.Array.Empty
        System.Array.Sort System.Array.Reverse System.Array.IndexOf System.Array.LastIndexOf System.Array.BinarySearch System.Array.ConvertAll
        System.Array.Exists System.Array.Find System.Array.FindAll System.Array.FindIndex System.Array.ForEach System.Array.TrueForAll
        """;

    // Looking like text or numbers, these reach beyond them.
    private static readonly HashSet<string> Never = new(StringComparer.Ordinal) { "System.String.Intern", "System.String.IsInterned" };

    private static readonly HashSet<string> Base = [.. Words(Language), .. Words(Collections)];

    private readonly HashSet<string> _more;

    /// <summary>The language's own list and what one lesson's exercises add.</summary>
    /// <param name="more">Types and members beside the base list.</param>
    public AllowList(IEnumerable<string> more) => _more = [.. more];

    /// <summary>True when code may use this type, method, property or field of a library.</summary>
    /// <param name="symbol">A symbol that the submission does not define itself.</param>
    public bool Allows(ISymbol symbol)
    {
        if (symbol is INamedTypeSymbol type)
        {
            string name = NameOf(type);
            return Has(name) || HasMemberOf(name);
        }

        if (symbol.ContainingType is not { } owner)
        {
            return false;
        }

        string member = $"{NameOf(owner)}.{(symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? owner.Name : NameOfMember(symbol))}";
        return !Never.Contains(member) && (Has(NameOf(owner)) || Has(member));
    }

    private bool Has(string name) => Base.Contains(name) || _more.Contains(name);

    // Naming Console is allowed because Console.WriteLine is.
    private bool HasMemberOf(string type) => Base.Concat(_more).Any(entry => entry.StartsWith(type + ".", StringComparison.Ordinal)
        && entry.IndexOf('.', type.Length + 1) < 0);

    // A getter stands for its property.
    private static string NameOfMember(ISymbol symbol) => (symbol as IMethodSymbol)?.AssociatedSymbol?.Name ?? symbol.Name;

    private static string NameOf(INamedTypeSymbol type) => type.ContainingType is { } outer
        ? NameOf(outer)
        : $"{type.ContainingNamespace.ToDisplayString()}.{type.Name}";

    private static string[] Words(string text) => text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
