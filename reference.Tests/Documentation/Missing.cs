namespace Tutorial.Reference.Tests.Documentation;

/// <summary>Lists of what is not documented.</summary>
internal static class Missing
{
    /// <summary>Fails with the whole list, one line each.</summary>
    public static void None(IEnumerable<string> missing)
    {
        string[] all = [.. missing];
        Assert.True(all.Length == 0, string.Join('\n', all));
    }
}
