using System.Collections.Concurrent;
using System.Reflection;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>
/// Formatters that a type brings along by an attribute named <c>TypeFormatterSourceAttribute</c>. All of it is found by name,
/// so that a library declares the attribute for itself and needs no package.
/// </summary>
internal static class TypeFormatterSources
{
    private const string AttributeName = "TypeFormatterSourceAttribute";
    private static readonly ConcurrentDictionary<Type, Found> _found = new();

    private delegate bool Format(object instance, TextWriter writer);

    /// <summary>The forms that a type's attribute prefers, or all that its formatters offer.</summary>
    public static string[] MimeTypesOf(Type type) => _found.GetOrAdd(type, Find).MimeTypes;

    /// <summary>Formats the value when its type brings a formatter for the form.</summary>
    public static bool TryFormat(object value, TextWriter writer, string mimeType)
    {
        foreach ((string offered, Format format) in _found.GetOrAdd(value.GetType(), Find).Formatters)
        {
            if (offered == mimeType && format(value, writer))
            {
                return true;
            }
        }

        return false;
    }

    private static Found Find(Type type)
    {
        var formatters = new List<(string, Format)>();
        var preferred = new List<string>();
        foreach (object attribute in Attributes(type))
        {
            if (Property(attribute, "FormatterSourceType") is not Type source)
            {
                throw new InvalidOperationException($"{attribute.GetType()} on {type} needs a property FormatterSourceType of type Type.");
            }

            object creator = Activator.CreateInstance(source, nonPublic: true)!;
            MethodInfo create = Method(source, "CreateTypeFormatters")
                ?? throw new InvalidOperationException($"{source} is the formatter source of {type}; it needs a method CreateTypeFormatters().");
            foreach (object formatter in (System.Collections.IEnumerable)create.Invoke(creator, null)!)
            {
                MethodInfo format = Method(formatter.GetType(), "Format", typeof(object), typeof(TextWriter))
                    ?? throw new InvalidOperationException($"{formatter.GetType()} is a formatter of {type}; it needs a method bool Format(object, TextWriter).");
                string mimeType = Property(formatter, "MimeType") as string ?? "text/plain";
                formatters.Add((mimeType, format.CreateDelegate<Format>(formatter)));
            }

            preferred.AddRange(Property(attribute, "PreferredMimeTypes") as string[] ?? []);
        }

        return new Found([.. formatters], preferred.Count > 0 ? [.. preferred] : [.. formatters.Select(formatter => formatter.Item1).Distinct()]);
    }

    private static IEnumerable<object> Attributes(Type type) =>
        type.GetCustomAttributes(inherit: true)
            .Concat(type.GetInterfaces().SelectMany(contract => contract.GetCustomAttributes(inherit: false)))
            .Where(attribute => attribute.GetType().Name == AttributeName);

    private static object? Property(object instance, string name) =>
        instance.GetType().GetProperty(name, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)?.GetValue(instance);

    private static MethodInfo? Method(Type type, string name, params Type[] parameters) =>
        type.GetMethod(name, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, parameters);

    private sealed record Found((string, Format)[] Formatters, string[] MimeTypes);
}
