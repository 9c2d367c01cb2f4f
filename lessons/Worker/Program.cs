namespace Tutorial.Lessons.Worker;

internal static class Program
{
    // Standard input and output carry the messages; what the learner's code prints never reaches them.
    private static int Main()
    {
        using Stream requests = Console.OpenStandardInput();
        using Stream responses = Console.OpenStandardOutput();
        using var evaluator = new Evaluator();
        evaluator.TakeOverConsole();
        Warm();
        IReadOnlyList<string> walls = Walls.PutUp();
        Frame.Write(responses, writer =>
        {
            writer.Write((byte)Response.Ready);
            writer.Write(string.Join('\n', walls));
        });
        while (Frame.Read(requests) is { } request)
        {
            Frame.Write(responses, Handle(evaluator, request));
        }

        return 0;
    }

    private static Action<BinaryWriter> Handle(Evaluator evaluator, BinaryReader request)
    {
        try
        {
            if ((Request)request.ReadByte() == Request.Load)
            {
                evaluator.Load(request.ReadBytes(request.ReadInt32()), request.ReadBytes(request.ReadInt32()));
                return writer => writer.Write((byte)Response.Ready);
            }

            string name = request.ReadString();
            long number = request.ReadInt64();
            var arguments = new object?[request.ReadByte()];
            for (int i = 0; i < arguments.Length; i++)
            {
                arguments[i] = Wire.Read(request);
            }

            // The message is made here, so that an answer that cannot travel is told and not fatal.
            using var buffer = new MemoryStream();
            using var answer = new BinaryWriter(buffer);
            evaluator.Call(name, number, arguments)(answer);
            return writer => writer.Write(buffer.ToArray());
        }
        catch (Exception problem) when (problem is InvalidDataException or BadImageFormatException or FileLoadException or System.Reflection.ReflectionTypeLoadException)
        {
            return writer => Evaluator.Unusable(writer, problem.Message);
        }
    }

    // Loads what a first call needs while the judge still compiles, and before files are out of reach.
    private static void Warm()
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer);
        Wire.Write(writer, new double[1, 1]);
        buffer.Position = 0;
        using var reader = new BinaryReader(buffer);
        Wire.Read(reader);
    }
}
