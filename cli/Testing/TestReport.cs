using System.Xml;
using System.Xml.Linq;

namespace Tutorial.Cli.Testing;

/// <summary>What one runner's JUnit report says, as both xunit and <c>node --test</c> write it.</summary>
/// <param name="Totals">The number of test cases by outcome.</param>
/// <param name="Skipped">A line for each skipped test: its name, and why.</param>
/// <param name="Failed">For each failed test its name, and what went wrong.</param>
internal sealed record TestReport(TestTotals Totals, IReadOnlyList<string> Skipped, IReadOnlyList<string> Failed)
{
    /// <summary>Reads a report and weighs it against the exit code: a runner that died counts as a failure even if its report looks well.</summary>
    /// <param name="file">The report; a missing or broken one is a failure.</param>
    /// <param name="exitCode">What the runner exited with.</param>
    public static TestReport Read(string file, int exitCode)
    {
        TestReport report;
        try
        {
            report = Parse(XDocument.Load(file));
        }
        catch (Exception failure) when (failure is IOException or XmlException)
        {
            return new TestReport(TestTotals.Of(false), [], [failure.Message]);
        }

        bool unexplained = exitCode != 0 && report.Totals is { Failed: 0 } and not { Passed: 0, Skipped: 0 };
        return unexplained ? report with { Totals = report.Totals + TestTotals.Of(false) } : report;
    }

    private static TestReport Parse(XDocument document)
    {
        int passed = 0;
        List<string> failed = [];
        List<string> skipped = [];
        // The cases are counted one by one: the attributes that sum them up differ between runners.
        foreach (XElement test in document.Descendants("testcase"))
        {
            if ((test.Element("failure") ?? test.Element("error")) is XElement fault)
            {
                failed.Add(Words(test, fault));
            }
            else if (test.Element("skipped") is XElement reason)
            {
                skipped.Add(Words(test, reason));
            }
            else
            {
                passed++;
            }
        }

        // Something outside every test failed: a class that could not be cleaned up, for one.
        failed.AddRange(document.Descendants("testsuite").Elements("error").Select(fault => Words(fault.Parent!, fault)));
        return new TestReport(new TestTotals(passed, failed.Count, skipped.Count), skipped, failed);
    }

    private static string Words(XElement test, XElement reason) =>
        $"{(string?)test.Attribute("name")}: {(string?)reason.Attribute("message") ?? reason.Value.Trim()}";
}
