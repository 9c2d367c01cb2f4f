using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>What a value consists of, as far as showing it goes.</summary>
internal static class Members
{
    private static readonly ConcurrentDictionary<Type, Member[]> _members = new();
    private static readonly ConcurrentDictionary<Type, bool> _speaks = new();

    /// <summary>Numbers, texts, dates and the like: one word, no parts.</summary>
    public static bool IsScalar(object? value) =>
        value is null or string or IFormattable or bool or Type or Version or Uri or Delegate or MemberInfo or IHtmlContent || value.GetType().IsPrimitive;

    /// <summary>An object that is a row of named parts: records, anonymous types, tuples, and classes that say nothing better of themselves.</summary>
    public static bool IsRow(object? value) =>
        value is not null && !IsScalar(value) && value is not IEnumerable and not Exception and not Task
        && (value is ITuple || IsRecord(value.GetType()) || !Speaks(value.GetType())) && Of(value.GetType()).Length > 0;

    /// <summary>The public properties and fields of a type, in the order they were declared.</summary>
    public static Member[] Of(Type type) => _members.GetOrAdd(type, static type =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike)
            .Where(property => property.Name != "EqualityContract" && !typeof(ITuple).IsAssignableFrom(type))
            .Select(property => new Member(property.Name, instance => Read(() => property.GetValue(instance)))),
        .. type.GetFields(BindingFlags.Public | BindingFlags.Instance)
            .Select(field => new Member(field.Name, field.GetValue)),
    ]);

    /// <summary>Whether the type has a ToString of its own.</summary>
    public static bool Speaks(Type type) => _speaks.GetOrAdd(type, static type =>
        type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType is Type declarer
        && declarer != typeof(object) && declarer != typeof(ValueType) && !IsAnonymous(type));

    /// <summary>A type's name as C# writes it.</summary>
    public static string NameOf(Type type)
    {
        if (type.IsArray)
        {
            return $"{NameOf(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        string? keyword = Type.GetTypeCode(type) switch
        {
            _ when type.IsEnum => null,
            TypeCode.Boolean => "bool",
            TypeCode.Byte => "byte",
            TypeCode.Char => "char",
            TypeCode.Decimal => "decimal",
            TypeCode.Double => "double",
            TypeCode.Int16 => "short",
            TypeCode.Int32 => "int",
            TypeCode.Int64 => "long",
            TypeCode.SByte => "sbyte",
            TypeCode.Single => "float",
            TypeCode.String => "string",
            TypeCode.UInt16 => "ushort",
            TypeCode.UInt32 => "uint",
            TypeCode.UInt64 => "ulong",
            _ => type == typeof(object) ? "object" : null,
        };
        if (keyword is not null)
        {
            return keyword;
        }

        if (IsAnonymous(type))
        {
            return "anonymous type";
        }

        string name = type.Name.Split('`')[0];
        string generic = type.IsGenericType ? $"<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>" : "";
        // A submission is the hidden class around a cell; nobody has written its name.
        bool nested = type.DeclaringType is Type outer && !outer.Name.StartsWith("Submission#", StringComparison.Ordinal);
        return nested ? $"{NameOf(type.DeclaringType!)}.{name}{generic}" : name + generic;
    }

    /// <summary>A scalar as text, the same in every country.</summary>
    public static string Text(object? scalar) => scalar switch
    {
        null => Formatter.NullString,
        string text => text,
        Type type => NameOf(type),
        DateTime time => time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        Delegate function => NameOf(function.GetType()),
        _ => scalar.ToString() ?? "",
    };

    private static bool IsRecord(Type type) => IsAnonymous(type) || type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;

    private static bool IsAnonymous(Type type) => type.Name.Contains("AnonymousType", StringComparison.Ordinal);

    // A property is a learner's code: what it throws is shown in its place, and a stop goes through.
    private static object? Read(Func<object?> get)
    {
        try
        {
            return get();
        }
        catch (TargetInvocationException problem) when (problem.InnerException is not OperationCanceledException)
        {
            return $"({problem.InnerException!.GetType().Name}: {problem.InnerException.Message})";
        }
    }

    /// <summary>One named part.</summary>
    internal sealed record Member(string Name, Func<object, object?> Get);
}
