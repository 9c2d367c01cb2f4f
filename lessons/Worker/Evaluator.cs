using System.Diagnostics;
using System.Reflection;

namespace Tutorial.Lessons.Worker;

/// <summary>Calls the learner's methods and looks at what they did to their input.</summary>
internal sealed class Evaluator : IDisposable
{
    // Deep recursion that is meant well fits; endless recursion ends the worker, not the judge.
    private const int StackBytes = 16 << 20;

    private readonly LimitedWriter _printed = new(65536);
    private Assembly? _learners;

    /// <summary>Everything that is printed from now on is kept here and sent along with the answer.</summary>
    public void TakeOverConsole()
    {
        Console.SetOut(_printed);
        Console.SetError(_printed);
        Console.SetIn(TextReader.Null);
    }

    /// <inheritdoc/>
    public void Dispose() => _printed.Dispose();

    /// <summary>Loads the learner's assembly.</summary>
    public void Load(byte[] assembly, byte[] symbols) => _learners = Assembly.Load(assembly, symbols);

    /// <summary>Calls one method on a thread of its own and writes the answer.</summary>
    /// <param name="name">The method; it stands in any static class of the learner's file.</param>
    /// <param name="number">Comes back with the answer.</param>
    /// <param name="arguments">Values as <see cref="Wire"/> reads them.</param>
    /// <returns>What fills the answering message.</returns>
    public Action<BinaryWriter> Call(string name, long number, object?[] arguments)
    {
        MethodInfo? method = _learners?.GetTypes().SelectMany(type => type.GetMethods(AnyStatic)).FirstOrDefault(m => m.Name == name);
        if (method is null)
        {
            return writer => Unusable(writer, $"there is no method {name}");
        }

        string before = Fingerprint(arguments);
        object? value = null;
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Run(() => value = method.Invoke(null, arguments)), StackBytes);
        thread.Start();
        thread.Join();
        if (thrown is not null)
        {
            return writer => Threw(writer, number, thrown);
        }

        Observations seen = Observe(value, arguments, before);
        return writer => Answer(writer, number, value, seen);
    }

    private const BindingFlags AnyStatic = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static Exception? Run(Action call)
    {
        try
        {
            call();
            return null;
        }
        catch (TargetInvocationException wrapped)
        {
            return wrapped.InnerException ?? wrapped;
        }
        catch (Exception direct) when (direct is ArgumentException or OutOfMemoryException)
        {
            return direct;
        }
    }

    private void Answer(BinaryWriter writer, long number, object? value, Observations seen)
    {
        // Before Take, which begins anew for the next call.
        bool cut = _printed.IsCut;
        string text = _printed.Take();
        writer.Write((byte)Response.Answer);
        writer.Write(number);
        Wire.Write(writer, value);
        writer.Write((int)(cut ? seen | Observations.OutputCut : seen));
        writer.Write(text);
    }

    private void Threw(BinaryWriter writer, long number, Exception thrown)
    {
        writer.Write((byte)Response.Threw);
        writer.Write(number);
        writer.Write(thrown.GetType().Name);
        writer.Write(thrown.Message);
        writer.Write(LineOf(thrown));
        writer.Write(_printed.Take());
    }

    /// <summary>Fills a message that says why nothing could be called.</summary>
    public static void Unusable(BinaryWriter writer, string why)
    {
        writer.Write((byte)Response.Unusable);
        writer.Write(why);
    }

    private int LineOf(Exception thrown) => new StackTrace(thrown, fNeedFileInfo: true).GetFrames()
        .FirstOrDefault(frame => frame.GetMethod()?.Module.Assembly == _learners)?.GetFileLineNumber() ?? 0;

    private static Observations Observe(object? value, object?[] arguments, string before)
    {
        Observations seen = before == Fingerprint(arguments) ? Observations.None : Observations.InputChanged;
        if (value is Array && arguments.Any(argument => ReferenceEquals(argument, value)))
        {
            seen |= Observations.InputReturned;
        }

        if (value is Array { Rank: 1, Length: > 1 } rows && rows.GetType().GetElementType()!.IsArray
            && rows.Cast<object?>().Distinct(ReferenceEqualityComparer.Instance).Count() < rows.Length)
        {
            seen |= Observations.RowsShared;
        }

        return seen;
    }

    // Bytes and not ==, so that NaN equals itself and −0 differs from 0.
    private static string Fingerprint(object?[] arguments)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer);
        foreach (object? argument in arguments)
        {
            Wire.Write(writer, argument);
        }

        return Convert.ToBase64String(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
