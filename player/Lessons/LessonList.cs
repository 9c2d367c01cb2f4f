using Tutorial.Kernel.Notebooks;
using Tutorial.Lessons.Working;
using Tutorial.Player.Exercises;
using Tutorial.Player.Sessions;

namespace Tutorial.Player.Lessons;

/// <summary>One line of the list of lessons; the page's <c>api.ts</c> has the same names.</summary>
internal sealed record LessonSummary(
    string Slug, string Title, string Summary, int? Minutes, IReadOnlyList<string> Prerequisites, IReadOnlyList<string> Objectives, string Group,
    IReadOnlyList<ExerciseSummary> Exercises, bool Started, string Session);

/// <summary>An exercise in the list.</summary>
internal sealed record ExerciseSummary(string Id, string Title, bool Passed);

/// <summary>Puts the list of lessons together.</summary>
internal sealed class LessonList(LessonCatalogue catalogue, SessionRegistry sessions, ExerciseDesk desk)
{
    /// <summary>The list, read anew.</summary>
    /// <exception cref="InvalidDataException">The progress cannot be read; the message says what to do.</exception>
    public IReadOnlyList<LessonSummary> Read()
    {
        IReadOnlyDictionary<string, ExerciseProgress> progress = desk.Progress();
        return
        [
            .. catalogue.KitSlugs().Select(slug => Summary(slug, "lesson") with { Exercises = ExercisesOf(slug, progress) }),
            .. catalogue.OwnSlugs().Select(slug => Summary(slug, "own")),
        ];
    }

    private static IReadOnlyList<ExerciseSummary> ExercisesOf(string slug, IReadOnlyDictionary<string, ExerciseProgress> progress) =>
        [.. ExerciseDesk.Of(slug).Select(exercise => new ExerciseSummary(exercise.Id, exercise.Title, progress.GetValueOrDefault(exercise.Id)?.Passed ?? false))];

    private LessonSummary Summary(string slug, string group)
    {
        Notebook? notebook = catalogue.Read(slug);
        string session = sessions.Find(slug)?.State ?? "none";
        return notebook is null
            ? new LessonSummary(slug, slug, "The file cannot be read as a notebook; open it to see why.", null, [], [], group, [], true, session)
            : Summary(slug, group, LessonInfo.Of(notebook, slug), session);
    }

    private LessonSummary Summary(string slug, string group, LessonInfo about, string session) => new(
        slug, about.Title, about.Summary, about.Minutes, about.Prerequisites, about.Objectives, group, [], catalogue.IsStarted(slug), session);
}
