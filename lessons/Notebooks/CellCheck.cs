using System.Diagnostics;
using System.Globalization;
using Tutorial.Lessons.Exercises;
using Tutorial.Lessons.Judging;
using Tutorial.Lessons.Worker;

namespace Tutorial.Lessons.Notebooks;

/// <summary>The notebook's side of <c>Check</c>: starts the judge's process and answers its calls.</summary>
internal static class CellCheck
{
    /// <summary>Checks a function of this process.</summary>
    public static CellVerdict Run(string id, Delegate function, int seed)
    {
        using Process judge = Start(id, seed);
        try
        {
            Stream requests = judge.StandardOutput.BaseStream, answers = judge.StandardInput.BaseStream;
            Frame.Write(answers, writer =>
            {
                writer.Write(Types(function));
                writer.Write(Name(function));
            });
            while (Frame.Read(requests) is { } message)
            {
                switch ((CellMessage)message.ReadByte())
                {
                    case CellMessage.Call:
                        Outcome outcome = Evaluate(function, message);
                        Frame.Write(answers, writer => OutcomeWire.Write(writer, outcome));
                        break;
                    case CellMessage.Verdict:
                        return new CellVerdict(id, message.ReadBoolean(), message.ReadString(), message.ReadString());
                    default:
                        throw new ArgumentException(message.ReadString(), nameof(id));
                }
            }

            throw new InvalidOperationException($"The judge of exercise {id} ended without a verdict: {judge.StandardError.ReadToEnd().Trim()}");
        }
        finally
        {
            // Also when the cell is stopped in the middle of a call.
            judge.Kill();
        }
    }

    private static Process Start(string id, int seed)
    {
        string program = typeof(CellCheck).Assembly.Location;
        string dotnet = Environment.ProcessPath is { } self && Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : "dotnet";
        return Process.Start(new ProcessStartInfo(dotnet, ["exec", program, "check", id, seed.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    private static Outcome Evaluate(Delegate function, BinaryReader message)
    {
        var arguments = new object?[message.ReadByte()];
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Wire.Read(message);
        }

        return new DelegateEvaluator(function).Evaluate("", arguments);
    }

    // What the learner called it in the cell; the compiler's names for lambdas hold a '<' and tell nobody anything.
    private static string Name(Delegate function) => function.Method.Name is var name && name.Contains('<', StringComparison.Ordinal) ? "" : name;

    // The judge compares the types before it calls anything.
    private static string Types(Delegate function) =>
        $"{Signature.Of(function.Method.ReturnType)}({string.Join(", ", function.GetType().GetMethod("Invoke")!.GetParameters().Select(p => Signature.Of(p.ParameterType)))})";
}
