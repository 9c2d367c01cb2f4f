namespace Tutorial.Visuals.Tests;

/// <summary>The step-through view's numbers and words; the page itself is tested in a browser (player/web/tests).</summary>
public class StepThroughTests
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "gallery");

    [Fact]
    public void ToHtml_EveryScene_LeavesAPageToLookAt()
    {
        Directory.CreateDirectory(s_folder);
        foreach ((string name, Func<StepThrough> scene) in StepScenes.All)
        {
            long start = System.Diagnostics.Stopwatch.GetTimestamp();
            string html = scene().ToHtml();
            Console.WriteLine($"{name}: {html.Length} {System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds}");
            File.WriteAllText(Path.Combine(s_folder, $"steps-{name}.html"), $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{name}</title><main>{html}</main></html>");
        }
    }
}
