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
        app.MapGet("/api/exercises/{slug}", (string slug) => Slug.IsValid(slug) ? Try(options, () => Results.Json(desk.Read(slug))) : LessonRoutes.Problem(404, "There is no such lesson."));
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

            try
            {
                return await action(exercise, body);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                return LessonRoutes.Problem(500, WorkProblem.Writing(Path.Combine(options.Work, exercise.Lesson), problem).Message);
            }
            catch (InvalidDataException problem)
            {
                return LessonRoutes.Problem(500, problem.Message);
            }
        });

    private static IResult Try(PlayerOptions options, Func<IResult> action)
    {
        try
        {
            return action();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return LessonRoutes.Problem(500, WorkProblem.Writing(options.Work, problem).Message);
        }
        catch (InvalidDataException problem)
        {
            return LessonRoutes.Problem(500, problem.Message);
        }
    }

    internal sealed record ExerciseBody(string? Before, string? Code);
}
