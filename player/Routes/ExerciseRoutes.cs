using Tutorial.Lessons.Exercises;
using Tutorial.Player.Exercises;
using Tutorial.Player.Security;
using Tutorial.Player.Work;

namespace Tutorial.Player.Routes;

/// <summary>Exercises in place: read, save, check, hint, reset.</summary>
internal static class ExerciseRoutes
{
    public static void Map(IEndpointRouteBuilder app, ExerciseDesk desk, PlayerOptions options)
    {
        app.MapGet("/api/exercises/{slug}", async (string slug) => Slug.IsValid(slug)
            ? await TryAsync(options.Work, () => Task.FromResult(Results.Json(desk.Read(slug))))
            : LessonRoutes.Problem(404, "There is no such lesson."));
        Map(app, "save", options, (exercise, body) => Task.FromResult(
            desk.Save(exercise, body.Before ?? "", body.Code ?? "") is ExerciseView saved
                ? Results.Json(saved)
                : LessonRoutes.Problem(409, $"Another program has changed work/{exercise.Lesson}/Exercises.cs; load the file's version to go on from it. Your text stays here.")));
        Map(app, "check", options, async (exercise, _) => Results.Json(await desk.CheckAsync(exercise)));
        Map(app, "hint", options, (exercise, _) =>
        {
            (ExerciseView view, string? closed) = desk.Hint(exercise);
            return Task.FromResult(Results.Json(new { exercise = view, closed }));
        });
        Map(app, "reset", options, (exercise, _) => Task.FromResult(Results.Json(desk.Reset(exercise))));
    }

    private static void Map(IEndpointRouteBuilder app, string verb, PlayerOptions options, Func<ExerciseDefinition, ExerciseBody, Task<IResult>> action) =>
        app.MapPost($"/api/exercise/{{id}}/{verb}", async (string id, ExerciseBody body) =>
        {
            if (ExerciseDesk.Find(id) is not ExerciseDefinition exercise)
            {
                return LessonRoutes.Problem(404, "There is no such exercise.");
            }

            return await TryAsync(Path.Combine(options.Work, exercise.Lesson), () => action(exercise, body));
        });

    private static async Task<IResult> TryAsync(string folder, Func<Task<IResult>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return LessonRoutes.Problem(500, WorkProblem.Writing(folder, problem).Message);
        }
        catch (InvalidDataException problem)
        {
            return LessonRoutes.Problem(500, problem.Message);
        }
    }

    internal sealed record ExerciseBody(string? Before, string? Code);
}
