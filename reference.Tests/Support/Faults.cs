namespace Tutorial.Reference.Tests.Support;

/// <summary>Lists of what is wrong, which should be empty.</summary>
internal static class Faults
{
    /// <summary>Fails with the whole list, one line each.</summary>
    public static void None(IEnumerable<string> faults)
    {
        string[] all = [.. faults];
        Assert.True(all.Length == 0, string.Join('\n', all));
    }
}
