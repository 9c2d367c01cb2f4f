using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tutorial.Lessons.Judging;

/// <summary>Tells apart the wrong answers that no listed mistake explains.</summary>
internal static class Clustering
{
    /// <summary>Equal for two learners whose answers agree, to five digits, on every drawn input.</summary>
    public static string FingerprintOf(Trial trial)
    {
        IEnumerable<string> answers = trial.Actual.Select(outcome => outcome is Outcome.Answer answer
            ? string.Join(',', Values.Elements(answer.Value).Select(Text))
            : ((Outcome.Threw)outcome).Type);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(';', answers))))[..12];
    }

    private static string Text(object? element) => element is double number
        ? (number + 0.0).ToString("G5", CultureInfo.InvariantCulture)
        : Convert.ToString(element, CultureInfo.InvariantCulture) ?? "null";
}
