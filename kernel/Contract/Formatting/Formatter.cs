using System.Collections.Concurrent;
using System.Globalization;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Turns values into text of a MIME type; a notebook may register its own ways.</summary>
public static class Formatter
{
    private static readonly ConcurrentDictionary<(Type, string), Func<object, TextWriter, bool>> _registered = new();
    private static readonly ConcurrentDictionary<Type, string[]> _preferred = new();
    private static int _listExpansionLimit = 20;

    /// <summary>How many elements of a sequence are written out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative.</exception>
    public static int ListExpansionLimit
    {
        get => _listExpansionLimit;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _listExpansionLimit = value;
        }
    }

    /// <summary>How deep objects within objects are written out.</summary>
    public static int RecursionLimit { get; set; } = 6;

    /// <summary>What stands for null.</summary>
    public static string NullString { get; set; } = "<null>";

    /// <summary>Shows values of a type, and of what derives from it, by a function.</summary>
    public static void Register<T>(Func<T, string> formatter, string mimeType = "text/plain") =>
        Register(typeof(T), (value, writer) => writer.Write(formatter((T)value)), mimeType);

    /// <inheritdoc cref="Register{T}(Func{T, string}, string)"/>
    public static void Register<T>(Action<T, TextWriter> formatter, string mimeType = "text/plain") =>
        Register(typeof(T), (value, writer) => formatter((T)value, writer), mimeType);

    /// <inheritdoc cref="Register{T}(Func{T, string}, string)"/>
    public static void Register(Type type, Action<object, TextWriter> formatter, string mimeType = "text/plain") =>
        _registered[(type, mimeType)] = (value, writer) =>
        {
            formatter(value, writer);
            return true;
        };

    /// <summary>Says in which forms values of a type are shown.</summary>
    public static void SetPreferredMimeTypesFor(Type type, params string[] preferredMimeTypes) => _preferred[type] = preferredMimeTypes;

    /// <summary>Forgets every registration.</summary>
    public static void ResetToDefault()
    {
        _registered.Clear();
        _preferred.Clear();
        _listExpansionLimit = 20;
    }

    /// <summary>The value as text of a MIME type.</summary>
    public static string ToDisplayString(this object? value, string mimeType = "text/plain")
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        value.FormatTo(writer, mimeType);
        return writer.ToString();
    }

    /// <summary>Writes the value as text of a MIME type: as registered, else as its type says, else in the built-in way.</summary>
    public static void FormatTo(this object? value, TextWriter writer, string mimeType = "text/plain")
    {
        if (value is not null && (TryRegistered(value, writer, mimeType) || TypeFormatterSources.TryFormat(value, writer, mimeType)))
        {
            return;
        }

        if (mimeType == "text/html")
        {
            HtmlText.Write(value, writer);
        }
        else
        {
            writer.Write(PlainText.Of(value));
        }
    }

    internal static IReadOnlyList<string> GetPreferredMimeTypesFor(object? value)
    {
        Type type = value?.GetType() ?? typeof(object);
        foreach (Type candidate in Lineage(type))
        {
            if (_preferred.TryGetValue(candidate, out string[]? preferred))
            {
                return preferred;
            }
        }

        string[] forms = [.. Lineage(type).SelectMany(candidate => _registered.Keys.Where(key => key.Item1 == candidate).Select(key => key.Item2)), .. TypeFormatterSources.MimeTypesOf(type)];
        if (forms.Length > 0)
        {
            // Plain text is for those who have no picture: it belongs to every bundle.
            return [.. forms, "text/plain"];
        }

        return value is IHtmlContent ? ["text/html"] : HtmlText.Knows(value) ? ["text/html", "text/plain"] : ["text/plain"];
    }

    private static bool TryRegistered(object value, TextWriter writer, string mimeType)
    {
        foreach (Type type in Lineage(value.GetType()))
        {
            if (_registered.TryGetValue((type, mimeType), out Func<object, TextWriter, bool>? format))
            {
                return format(value, writer);
            }
        }

        return false;
    }

    // Nearest first: the type, its bases, its interfaces, and of generic ones also the open form.
    private static IEnumerable<Type> Lineage(Type type)
    {
        for (Type? current = type; current is not null; current = current.BaseType)
        {
            yield return current;
            if (current.IsGenericType)
            {
                yield return current.GetGenericTypeDefinition();
            }
        }

        foreach (Type contract in type.GetInterfaces())
        {
            yield return contract;
            if (contract.IsGenericType)
            {
                yield return contract.GetGenericTypeDefinition();
            }
        }
    }
}
