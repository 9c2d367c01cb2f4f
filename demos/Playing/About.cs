namespace Tutorial.Demos.Playing;

/// <summary>What the list and the page say of a demonstration, and how one is made.</summary>
/// <param name="Name">The name in addresses, such as "boundary".</param>
/// <param name="Title">The page's heading.</param>
/// <param name="Summary">One sentence for the list.</param>
/// <param name="Lessons">The lessons that it belongs to, by slug.</param>
/// <param name="StepIs">What one step is, such as "one pass over all points".</param>
/// <param name="Question">A question to answer first, in the form of the lessons' predictions: choices are lines "- [ ] …", the answer follows a line of three dashes.</param>
/// <param name="Settings">What may be chosen.</param>
/// <param name="Source">The file with its C#, without the ending.</param>
/// <param name="Create">Makes one, of checked values.</param>
public sealed record About(
    string Name, string Title, string Summary, IReadOnlyList<string> Lessons, string StepIs, string Question,
    IReadOnlyList<Setting> Settings, string Source, Func<Values, Demonstration> Create)
{
    /// <summary>The C# of the demonstration, the very text that was compiled.</summary>
    public string Code
    {
        get
        {
            using Stream stream = typeof(About).Assembly.GetManifestResourceStream($"source/{Source}")
                ?? throw new InvalidOperationException($"The source of the demonstration {Name} was not embedded; build the room demos again.");
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }
}
