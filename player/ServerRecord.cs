using System.Security.Cryptography;
using System.Text.Json;
using Tutorial.Lessons.Working;

namespace Tutorial.Player;

/// <summary>What a running server leaves in <c>work/.player/</c> for the command line: its address and the secret of its control routes.</summary>
/// <param name="Port">Where it listens.</param>
/// <param name="ProcessId">Its process.</param>
/// <param name="Secret">Shown in a header by <c>tutorial open</c>; the file can be read by this user only.</param>
internal sealed record ServerRecord(int Port, int ProcessId, string Secret)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static string FolderIn(string work) => Path.Combine(work, ".player");

    public static string PathIn(string work) => Path.Combine(FolderIn(work), "server.json");

    /// <summary>The record of the last server; null when there is none or it cannot be read.</summary>
    public static ServerRecord? Read(string work)
    {
        try
        {
            return File.Exists(PathIn(work)) ? JsonSerializer.Deserialize<ServerRecord>(File.ReadAllBytes(PathIn(work))) : null;
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException)
        {
            // Half a record is no record: a new server writes its own.
            return null;
        }
    }

    public void Write(string work) => WriteSecretFile(PathIn(work), JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>The key that signs browsers' cookies: this checkout's, made at the first start; of this run only where nothing can be written.</summary>
    public static byte[] KeyIn(string work)
    {
        string path = Path.Combine(FolderIn(work), "key");
        try
        {
            if (File.Exists(path) && File.ReadAllBytes(path) is { Length: 32 } kept)
            {
                return kept;
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return RandomNumberGenerator.GetBytes(32);
        }

        byte[] key = RandomNumberGenerator.GetBytes(32);
        TryWrite(() => WriteSecretFile(path, key));
        return key;
    }

    /// <summary>Does a write that the server can live without; false when it failed.</summary>
    public static bool TryWrite(Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void WriteSecretFile(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!OperatingSystem.IsWindows())
        {
            // The mode has to be there before the bytes are.
            using FileStream file = new(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = OwnerOnly });
            File.SetUnixFileMode(path, OwnerOnly);
        }

        if (OperatingSystem.IsWindows())
        {
            AtomicFile.Write(path, bytes);
        }
        else
        {
            File.WriteAllBytes(path, bytes);
        }
    }
}
