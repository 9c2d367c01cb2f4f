using Tutorial.Cli.Testing;

namespace Tutorial.Cli.Tests.Testing;

public sealed class TestReportTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    private TestReport Read(string xml, int exitCode)
    {
        File.WriteAllText(_file, xml);
        return TestReport.Read(_file, exitCode);
    }

    [Fact]
    public void Read_NestedSuites_CountsEachCaseByItsOutcome()
    {
        TestReport report = Read(
            """
            <testsuites tests="99" failures="99">
              <testcase name="alone"/>
              <testsuite name="outer">
                <testsuite name="inner">
                  <testcase name="a"/>
                  <testcase name="b"><failure message="no"/></testcase>
                  <testcase name="c"><error message="no"/></testcase>
                  <testcase name="d"><skipped message="no chromium"/></testcase>
                </testsuite>
              </testsuite>
            </testsuites>
            """,
            exitCode: 1);

        Assert.Equal(new TestTotals(2, 2, 1), report.Totals);
        Assert.Equal(["d: no chromium"], report.Skipped);
        Assert.Equal(["b: no", "c: no"], report.Failed);
    }

    [Fact]
    public void Read_RunnerDiedAfterPasses_CountsAFailure()
    {
        TestReport report = Read("<testsuites><testcase name=\"a\"/></testsuites>", exitCode: 134);

        Assert.Equal(new TestTotals(1, 1, 0), report.Totals);
    }

    [Fact]
    public void Read_ErrorOutsideAllTests_CountsAFailure()
    {
        TestReport report = Read("<testsuites><testsuite><testcase name=\"a\"/><error message=\"cleanup\"/></testsuite></testsuites>", exitCode: 0);

        Assert.Equal(new TestTotals(1, 1, 0), report.Totals);
    }

    [Fact]
    public void Read_NothingRan_CountsNothing()
    {
        Assert.Equal(default, Read("<testsuites/>", exitCode: 8).Totals);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<testsuites><testcase")]
    public void Read_BrokenReport_CountsAFailure(string xml)
    {
        Assert.Equal(new TestTotals(0, 1, 0), Read(xml, exitCode: 0).Totals);
    }

    [Fact]
    public void Read_NoReport_CountsAFailure()
    {
        Assert.Equal(new TestTotals(0, 1, 0), TestReport.Read(_file + ".missing", 0).Totals);
    }
}
