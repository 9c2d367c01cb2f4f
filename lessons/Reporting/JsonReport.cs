using System.Text.Encodings.Web;
using System.Text.Json;
using Tutorial.Lessons.Judging;

namespace Tutorial.Lessons.Reporting;

/// <summary>A verdict as one JSON object on one line, for programs.</summary>
public static class JsonReport
{
    // Sentences hold − and σ; escaping them would make the line unreadable and no safer.
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary><c>{"exercise","passed","points","of","message","mistake","seed"}</c>.</summary>
    /// <param name="verdict">The verdict.</param>
    public static string Of(Verdict verdict) => JsonSerializer.Serialize(
        new
        {
            exercise = verdict.Exercise.Id,
            passed = verdict.Passed,
            points = verdict.Points,
            of = verdict.Of,
            message = verdict.Message,
            mistake = verdict.Mistake,
            seed = verdict.Seed,
        },
        Format);
}
