using System.Runtime.CompilerServices;

namespace Tutorial.Lessons.Worker;

/// <summary>The values that travel between judge and worker: numbers, text, arrays of any rank, arrays of arrays, tuples.</summary>
/// <remarks>
/// A value is one tag byte and its content; an array adds the type of its elements and its lengths. Nothing else is
/// ever built from the bytes, so a worker that has gone wrong can send strange answers but no strange objects.
/// </remarks>
public static class Wire
{
    private const byte Null = 0, Bool = 1, Int = 2, Long = 3, Double = 4, Text = 5, Array = 6, Tuple = 7;

    /// <summary>No answer has more elements than this; longer ones are refused before they are built.</summary>
    public const int MostElements = 1 << 20;

    private static readonly Dictionary<Type, byte> Tags = new()
    {
        [typeof(bool)] = Bool,
        [typeof(int)] = Int,
        [typeof(long)] = Long,
        [typeof(double)] = Double,
        [typeof(string)] = Text,
    };

    /// <summary>True when values of this type can travel.</summary>
    /// <param name="type">The type of a parameter or of an answer.</param>
    public static bool CanCarry(Type type) => Tags.ContainsKey(type)
        || (type.IsArray && CanCarry(type.GetElementType()!))
        || (IsTuple(type) && type.GetGenericArguments().All(CanCarry));

    /// <summary>Writes one value.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">A value of a type that <see cref="CanCarry"/>, or null.</param>
    /// <exception cref="InvalidDataException">The value cannot travel, or has more than <see cref="MostElements"/> elements.</exception>
    public static void Write(BinaryWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.Write(Null);
                break;
            case System.Array array:
                writer.Write(Array);
                WriteArray(writer, array);
                break;
            case ITuple tuple:
                writer.Write(Tuple);
                writer.Write((byte)tuple.Length);
                for (int i = 0; i < tuple.Length; i++)
                {
                    Write(writer, tuple[i]);
                }

                break;
            default:
                WriteScalar(writer, value);
                break;
        }
    }

    /// <summary>Reads one value; a tuple comes back as an array of objects.</summary>
    /// <param name="reader">Where from.</param>
    /// <exception cref="InvalidDataException">The bytes are not a value.</exception>
    /// <exception cref="EndOfStreamException">The bytes end in the middle of a value.</exception>
    public static object? Read(BinaryReader reader)
    {
        byte tag = reader.ReadByte();
        switch (tag)
        {
            case Array:
                return ReadArray(reader);
            case Tuple:
                var parts = new object?[reader.ReadByte()];
                for (int i = 0; i < parts.Length; i++)
                {
                    parts[i] = Read(reader);
                }

                return parts;
            default:
                return ReadScalar(reader, tag);
        }
    }

    private static bool IsTuple(Type type) => type.IsValueType && typeof(ITuple).IsAssignableFrom(type);

    private static void WriteScalar(BinaryWriter writer, object value)
    {
        if (!Tags.TryGetValue(value.GetType(), out byte tag))
        {
            throw new InvalidDataException($"a value of type {value.GetType().Name} cannot travel");
        }

        writer.Write(tag);
        switch (value)
        {
            case bool b: writer.Write(b); break;
            case int i: writer.Write(i); break;
            case long l: writer.Write(l); break;
            case double d: writer.Write(d); break;
            case string s: writer.Write(s); break;
        }
    }

    private static object? ReadScalar(BinaryReader reader, byte tag) => tag switch
    {
        Null => null,
        Bool => reader.ReadBoolean(),
        Int => reader.ReadInt32(),
        Long => reader.ReadInt64(),
        Double => reader.ReadDouble(),
        Text => reader.ReadString(),
        _ => throw new InvalidDataException($"no value starts with {tag}"),
    };

    private static void WriteArray(BinaryWriter writer, System.Array array)
    {
        if (array.Length > MostElements)
        {
            throw new InvalidDataException($"an answer of {array.Length} elements is too long to travel (at most {MostElements})");
        }

        WriteType(writer, array.GetType().GetElementType()!);
        writer.Write((byte)array.Rank);
        for (int axis = 0; axis < array.Rank; axis++)
        {
            writer.Write(array.GetLength(axis));
        }

        foreach (object? element in array)
        {
            Write(writer, element);
        }
    }

    private static System.Array ReadArray(BinaryReader reader)
    {
        Type element = ReadType(reader);
        var lengths = new int[reader.ReadByte()];
        long count = lengths.Length == 0 ? throw new InvalidDataException("an array needs an axis") : 1;
        for (int axis = 0; axis < lengths.Length; axis++)
        {
            lengths[axis] = reader.ReadInt32();
            count *= lengths[axis] is >= 0 and <= MostElements ? lengths[axis] : throw new InvalidDataException("impossible length");
            if (count > MostElements)
            {
                throw new InvalidDataException("too many elements");
            }
        }

        var array = System.Array.CreateInstance(element, lengths);
        var index = new int[lengths.Length];
        for (long done = 0; done < count; done++)
        {
            array.SetValue(Read(reader), index);
            for (int axis = index.Length - 1; axis >= 0 && ++index[axis] == lengths[axis]; axis--)
            {
                index[axis] = 0;
            }
        }

        return array;
    }

    private static void WriteType(BinaryWriter writer, Type type)
    {
        if (type.IsArray)
        {
            writer.Write(Array);
            writer.Write((byte)type.GetArrayRank());
            WriteType(writer, type.GetElementType()!);
        }
        else
        {
            writer.Write(Tags.TryGetValue(type, out byte tag) ? tag : throw new InvalidDataException($"an array of {type.Name} cannot travel"));
        }
    }

    private static Type ReadType(BinaryReader reader, int depth = 0)
    {
        byte tag = reader.ReadByte();
        if (tag != Array)
        {
            return Tags.FirstOrDefault(pair => pair.Value == tag).Key ?? throw new InvalidDataException($"no type has the tag {tag}");
        }

        byte rank = reader.ReadByte();
        if (depth > 3 || rank is 0 or > 8)
        {
            throw new InvalidDataException("impossible array type");
        }

        Type element = ReadType(reader, depth + 1);
        return rank == 1 ? element.MakeArrayType() : element.MakeArrayType(rank);
    }
}
