namespace Tutorial.Player.Security;

/// <summary>Keeps what a request may read inside one folder, links included.</summary>
internal static class ConfinedPath
{
    /// <summary>The file's full path when it exists and truly lies below the folder; else null.</summary>
    public static string? Find(string folder, string relative)
    {
        if (relative.Length == 0 || relative.Contains('\\') || relative.Contains('\0') || relative.Contains('%') || Path.IsPathRooted(relative)
            || relative.Split('/').Any(part => part is "" or "." or ".." || part.StartsWith('.')))
        {
            return null;
        }

        string path = Path.GetFullPath(Path.Combine(folder, relative));
        return File.Exists(path) && IsInside(folder, path) ? path : null;
    }

    /// <summary>Whether a path lies below a folder once every link on the way is followed.</summary>
    public static bool IsInside(string folder, string path) =>
        Resolve(path).StartsWith(Resolve(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>The path with every symbolic link on it replaced by what it points at.</summary>
    private static string Resolve(string path)
    {
        string full = Path.GetFullPath(path);
        string root = Path.GetPathRoot(full) ?? "/";
        string resolved = root;
        foreach (string part in full[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            string next = Path.Combine(resolved, part);
            FileSystemInfo info = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
            resolved = info.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? next;
        }

        return resolved;
    }
}
