using System.Diagnostics;
using System.Text;

namespace Tutorial.Lessons.Working;

/// <summary>Writes whole files or nothing.</summary>
public static class AtomicFile
{
    /// <summary>Writes a text as UTF-8, as <see cref="Write(string, ReadOnlySpan{byte})"/> does.</summary>
    /// <param name="file">The file.</param>
    /// <param name="text">Its whole text.</param>
    public static void Write(string file, string text) => Write(file, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes beside the file, brings it to the disk and renames, so that no reader ever sees half of it; a failure leaves the old file and no draft.</summary>
    /// <param name="file">The file; its folder is made where it is missing.</param>
    /// <param name="bytes">All it shall hold.</param>
    /// <exception cref="IOException">It could not be written: the disk is full, or something else stands in its place.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string file, ReadOnlySpan<byte> bytes)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        Directory.CreateDirectory(folder);
        string draft = Path.Combine(folder, $".{Path.GetFileName(file)}.{Environment.ProcessId}.tmp");
        try
        {
            using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, file, overwrite: true);
        }
        catch (ArgumentOutOfRangeException problem)
        {
            // So .NET names the system's EFBIG, as under a limit on the size of files (ulimit -f).
            TryDelete(draft);
            throw new IOException($"The limit on the size of files does not allow {bytes.Length} bytes in {folder}.", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            TryDelete(draft);
            throw;
        }
    }

    // The write's own failure is what the person has to hear of; a draft that cannot be deleted either adds nothing to it.
    private static void TryDelete(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Trace.TraceWarning("The draft {0} stays: {1}", draft, problem.Message);
        }
    }
}
