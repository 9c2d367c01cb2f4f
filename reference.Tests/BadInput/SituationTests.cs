namespace Tutorial.Reference.Tests.BadInput;

/// <summary>What <see cref="BadInputTests"/>, one wrong argument at a time, cannot bring about.</summary>
public class SituationTests
{
    public static TheoryData<string> Names => [.. Situation.All.Select(situation => situation.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public void Member_InThisSituation_SaysItsSentence(string name)
    {
        Situation situation = Situation.All.Single(one => one.ToString() == name);
        Assert.Equal(situation.Sentence, Assert.Throws(situation.Error, situation.Call).Message);
    }
}
