using Tutorial.Lessons.Judging;
using Tutorial.Lessons.Worker;

namespace Tutorial.Lessons.Notebooks;

/// <summary>Outcomes of calls on their way from a notebook to the judge.</summary>
internal static class OutcomeWire
{
    /// <summary>Writes an outcome; an answer that cannot travel becomes one that says so.</summary>
    public static void Write(BinaryWriter writer, Outcome outcome)
    {
        using var buffer = new MemoryStream();
        using var trial = new BinaryWriter(buffer);
        try
        {
            WriteChecked(trial, outcome);
        }
        catch (InvalidDataException problem)
        {
            buffer.SetLength(0);
            WriteChecked(trial, new Outcome.Unusable(problem.Message));
        }

        writer.Write(buffer.ToArray());
    }

    /// <summary>Reads an outcome.</summary>
    public static Outcome Read(BinaryReader reader) => reader.ReadByte() switch
    {
        0 => new Outcome.Answer(reader.ReadBoolean() ? Parts(reader) : Wire.Read(reader), (Observations)reader.ReadInt32()),
        1 => new Outcome.Threw(reader.ReadString(), reader.ReadString()),
        _ => new Outcome.Unusable(reader.ReadString()),
    };

    private static void WriteChecked(BinaryWriter writer, Outcome outcome)
    {
        switch (outcome)
        {
            case Outcome.Answer answer:
                writer.Write((byte)0);
                bool isTuple = answer.Value is object?[] && answer.Value.GetType() == typeof(object[]);
                writer.Write(isTuple);
                WriteValue(writer, answer.Value, isTuple);
                writer.Write((int)answer.Seen);
                break;
            case Outcome.Threw threw:
                writer.Write((byte)1);
                writer.Write(threw.Type);
                writer.Write(threw.Message);
                break;
            default:
                writer.Write((byte)2);
                writer.Write(((Outcome.Unusable)outcome).Why);
                break;
        }
    }

    private static void WriteValue(BinaryWriter writer, object? value, bool isTuple)
    {
        if (!isTuple)
        {
            Wire.Write(writer, value);
            return;
        }

        var parts = (object?[])value!;
        writer.Write((byte)parts.Length);
        foreach (object? part in parts)
        {
            Wire.Write(writer, part);
        }
    }

    private static object?[] Parts(BinaryReader reader)
    {
        var parts = new object?[reader.ReadByte()];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = Wire.Read(reader);
        }

        return parts;
    }
}
