using Tutorial.Player.Exercises;

namespace Tutorial.Player.Tests.Lessons;

public sealed class ExercisePiecesTests
{
    private const string File = """
        // a lesson
        public static class Exercises
        {
            /// <summary>One.</summary>
            public static double One(double[] w)
            {
                return 1;
            }

            /// <summary>Two.</summary>
            public static (int A, double[,] B) Two(int[] t)
            {
                throw new NotImplementedException();
            }
        }
        """;

    [Fact]
    public void Cut_WholeFile_GivesEachMethodWithItsComment()
    {
        IReadOnlyDictionary<string, ExercisePiece> pieces = ExercisePieces.Cut(File, ["One", "Two"]);
        Assert.Equal("    /// <summary>One.</summary>\n    public static double One(double[] w)\n    {\n        return 1;\n    }", pieces["One"].Text);
        Assert.Equal(4, pieces["One"].Line);
        Assert.StartsWith("    /// <summary>Two.</summary>\n    public static (int A, double[,] B) Two(int[] t)", pieces["Two"].Text, StringComparison.Ordinal);
        Assert.EndsWith("    }", pieces["Two"].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n}", pieces["Two"].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Cut_BrokenBracketsInOneMethod_LeavesTheNextAlone()
    {
        string broken = File.Replace("return 1;", "if (true) { { {", StringComparison.Ordinal);
        Assert.Equal(ExercisePieces.Cut(File, ["One", "Two"])["Two"].Text, ExercisePieces.Cut(broken, ["One", "Two"])["Two"].Text);
    }

    [Fact]
    public void Cut_MissingMethod_HasNoPiece() => Assert.False(ExercisePieces.Cut(File, ["Three"]).ContainsKey("Three"));
}
