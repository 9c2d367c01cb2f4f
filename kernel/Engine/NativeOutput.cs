using System.Text;

namespace Tutorial.Kernel.Engine;

/// <summary>Reads what native code and child processes print to standard output.</summary>
internal sealed class NativeOutput
{
    private static readonly TimeSpan _drainLimit = TimeSpan.FromMilliseconds(200);

    // Marks a place in the pipe: when it has come through, so has all that was printed before it.
    private static readonly byte[] _mark = [0, .. Encoding.ASCII.GetBytes(Guid.NewGuid().ToString("N")), 0];

    private readonly Stream _pipe;
    private readonly Stream _standardOutput = Console.OpenStandardOutput();
    private readonly CellOutput _output;
    private readonly SemaphoreSlim _drained = new(0);

    public NativeOutput(Stream pipe, CellOutput output)
    {
        _pipe = pipe;
        _output = output;
        new Thread(ReadForever) { IsBackground = true, Name = "native output" }.Start();
    }

    /// <summary>Waits until everything printed so far has been taken over.</summary>
    public void Drain()
    {
        _standardOutput.Write(_mark);
        _drained.Wait(_drainLimit);
    }

    private void ReadForever()
    {
        Decoder decoder = Encoding.UTF8.GetDecoder();
        var buffer = new byte[64 * 1024];
        int kept = 0;
        int count;
        while ((count = _pipe.Read(buffer, kept, buffer.Length - kept)) > 0)
        {
            Span<byte> rest = buffer.AsSpan(0, kept + count);
            for (int at = rest.IndexOf(_mark); at >= 0; at = rest.IndexOf(_mark))
            {
                Write(decoder, rest[..at]);
                rest = rest[(at + _mark.Length)..];
                _drained.Release();
            }

            // The beginning of a mark whose end is still in the pipe.
            int partial = Math.Min(rest.Length, _mark.Length - 1);
            while (partial > 0 && !rest[^partial..].SequenceEqual(_mark.AsSpan(0, partial)))
            {
                partial--;
            }

            Write(decoder, rest[..^partial]);
            rest[^partial..].CopyTo(buffer);
            kept = partial;
        }
    }

    private void Write(Decoder decoder, ReadOnlySpan<byte> bytes)
    {
        var text = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
        _output.Write("stdout", text.AsSpan(0, decoder.GetChars(bytes, text, flush: false)));
    }
}
