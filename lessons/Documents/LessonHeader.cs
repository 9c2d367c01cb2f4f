namespace Tutorial.Lessons.Documents;

/// <summary>The front matter of a lesson.</summary>
/// <param name="Title">The lesson's title.</param>
/// <param name="Summary">One line: what the lesson teaches.</param>
/// <param name="Minutes">How long a learner needs.</param>
/// <param name="Prerequisites">Slugs of the lessons to have done before.</param>
/// <param name="Objectives">What the learner can do afterwards, each completing "you can …".</param>
/// <param name="Data">The data the lesson uses, generated ones first.</param>
/// <param name="References">What to read: papers with year and arXiv number.</param>
public sealed record LessonHeader(
    string Title,
    string Summary,
    int Minutes,
    IReadOnlyList<string> Prerequisites,
    IReadOnlyList<string> Objectives,
    IReadOnlyList<string> Data,
    IReadOnlyList<string> References);
