using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Tutorial.Lessons.Judging;
using Tutorial.Lessons.Reporting;
using Tutorial.Lessons.Working;

namespace Tutorial.Lessons.Grading;

/// <summary>The page that one student gets back.</summary>
internal static class FeedbackPage
{
    private const string Style = """
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; }
        section { border-left: .4rem solid #b3261e; padding: .1rem 1rem; margin: 1.5rem 0; background: #f7f7f7; }
        section.passed { border-color: #1b7f3b; }
        h3 small { font-weight: normal; color: #555; } table { border-collapse: collapse; } caption { text-align: left; color: #555; }
        th { text-align: left; vertical-align: top; padding-right: 1rem; font-weight: normal; } pre { margin: 0; }
        """;

    /// <summary>Writes the page.</summary>
    /// <param name="folder">The folder of all pages.</param>
    /// <param name="student">The student.</param>
    /// <param name="verdicts">The results.</param>
    public static void Write(string folder, string student, IReadOnlyList<Verdict> verdicts)
    {
        var html = new StringBuilder();
        string name = WebUtility.HtmlEncode(student);
        string total = string.Create(CultureInfo.InvariantCulture, $"{verdicts.Sum(verdict => verdict.Points):0.##} of {verdicts.Sum(verdict => verdict.Of)} points");
        html.Append($"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{name}</title><style>{Style}</style></head><body>");
        html.Append($"<h1>{name}</h1><p>{total}</p>");
        foreach (Verdict verdict in verdicts)
        {
            html.Append(HtmlReport.Of(verdict)).Append('\n');
        }

        AtomicFile.Write(Path.Combine(folder, FileName(student)), html.Append("</body></html>\n").ToString());
    }

    /// <summary>A file name that every system takes; names that had to be changed stay different.</summary>
    internal static string FileName(string student)
    {
        string safe = string.Concat(student.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_'));
        string mark = safe == student ? "" : "-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(student)))[..6];
        return $"{safe}{mark}.html";
    }
}
