using System.Net;
using System.Text;
using Tutorial.Lessons.Judging;

namespace Tutorial.Lessons.Reporting;

/// <summary>A verdict as a piece of HTML without script or style of its own: for the player, notebooks and feedback pages.</summary>
public static class HtmlReport
{
    /// <summary>One <c>section</c>; the message first, then the table.</summary>
    /// <param name="verdict">The verdict.</param>
    public static string Of(Verdict verdict)
    {
        var html = new StringBuilder();
        string state = verdict.Passed ? "passed" : "failed";
        html.Append($"<section class=\"verdict {state}\" data-exercise=\"{Text(verdict.Exercise.Id)}\">");
        html.Append($"<h3>{(verdict.Passed ? "✓" : "✗")} {Text(verdict.Exercise.Id)} {Text(verdict.Exercise.Title)} <small>{TextReport.Points(verdict)}</small></h3>");
        html.Append($"<p>{Text(verdict.Message)}</p>");
        IReadOnlyList<(string Name, string Text)> rows = ExampleTable.Rows(verdict);
        if (rows.Count > 0)
        {
            html.Append("<table><caption>The smallest input found that shows it</caption><tbody>");
            foreach ((string name, string value) in rows)
            {
                html.Append($"<tr><th scope=\"row\">{Text(name)}</th><td><pre>{Text(value)}</pre></td></tr>");
            }

            html.Append("</tbody></table>");
        }

        if (verdict.Passed)
        {
            html.Append($"<p>{Text(verdict.Exercise.Explanation)}</p>");
        }

        return html.Append("</section>").ToString();
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
