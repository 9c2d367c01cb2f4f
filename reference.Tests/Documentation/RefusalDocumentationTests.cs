using System.Reflection;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Tests.BadInput;
using Tutorial.Reference.Tests.Support;

namespace Tutorial.Reference.Tests.Documentation;

/// <summary>What a member is known to refuse is what its documentation says; that null is refused goes without saying, and memory that was given back is explained once, at <see cref="Step"/>.</summary>
public class RefusalDocumentationTests
{
    /// <summary>Everything that <see cref="BadInputTests"/> hears, of every type.</summary>
    [Fact]
    public void Refusal_Documentation_NamesItsKindOfError()
    {
        ILookup<string, MethodBase> members = EntryPoint.All.ToLookup(entry => Signature(entry.Name, entry.Parameters.Select(parameter => parameter.Name!)), entry => entry.Definition);
        (string Member, string Error)[] refusals = [.. Refusals().Where(refusal => refusal.Error != nameof(ArgumentNullException)).Distinct()];
        Assert.NotEmpty(refusals);
        Faults.None(
            from refusal in refusals
            where !members[refusal.Member].Any(member => Says(member, refusal.Error))
            select members.Contains(refusal.Member) ? $"{refusal.Member} throws {refusal.Error}" : $"{refusal.Member} is no member of the library");
    }

    /// <summary>The same for what no single wrong argument brings about.</summary>
    [Fact]
    public void Situation_Documentation_NamesItsKindOfError() => Faults.None(
        from situation in Situation.All
        where !situation.Members.Any(member => Says(member, situation.Error.Name))
        select $"{situation} throws {situation.Error.Name}");

    private static bool Says(MethodBase member, string error) => XmlDocs.Errors(member).Contains(error);

    // "Linear.Forward(x: a scalar)", and in the next line "    ShapeException: …"; "Linear(inFeatures: 0, outFeatures)" is its constructor.
    private static IEnumerable<(string Member, string Error)> Refusals()
    {
        using StreamReader sentences = new(typeof(BadInputTests).Assembly.GetManifestResourceStream("sentences.txt")!);
        while (sentences.ReadLine() is { } call && sentences.ReadLine() is { } said)
        {
            if (!call.Contains(BadValues.Ended, StringComparison.Ordinal))
            {
                int open = call.IndexOf('(', StringComparison.Ordinal);
                yield return (Signature(call[..open], call[(open + 1)..^1].Split(", ").Select(argument => argument.Split(':')[0])), said.Trim().Split(':')[0]);
            }
        }
    }

    private static string Signature(string member, IEnumerable<string> parameters) => $"{member}({string.Join(", ", parameters)})";
}
