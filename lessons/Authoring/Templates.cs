namespace Tutorial.Lessons.Authoring;

/// <summary>The texts that a new lesson and a new exercise begin with. The exercise is a small one that passes the proof as it stands.</summary>
internal static class Templates
{
    public static string Lesson(string title) => $"""
        ---
        title: {title}
        summary: "One sentence: what the reader can do afterwards."
        minutes: 60
        prerequisites: [00-start]
        objectives:
          - say what …
        data: []
        references: []
        ---

        ## A question worth asking

        Text and cells; lessons/README.md says how they are written.

        """;

    public static string Skeleton(string slug, string title) => $$"""
        // Lesson {{slug[..2]}} · {{title}}
        //
        // Put your code in the place of each `throw`, save, and type in a terminal:
        //     ./tutorial check {{slug[..2]}}        all exercises of this lesson
        //     ./tutorial watch {{slug[..2]}}        the same, again at every save
        //     ./tutorial hint {{slug[..2]}}.1       a hint, one rung at a time

        public static class Exercises
        {
        }

        """;

    public static string Method(string id, string method) => $$"""

            /// <summary>{{id}} · Every number of x, doubled.</summary>
            public static double[] {{method}}(double[] x)
            {
                throw new NotImplementedException();
            }

        """;

    public static string Check(string id, string method, string slug) => $$"""
        using FsCheck.Fluent;
        using Tutorial.Lessons.Exercises;

        namespace Tutorial.Lessons.L{{string.Concat(slug.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]))}};

        internal static class {{method}}Check
        {
            public static ExerciseDefinition Exercise { get; } = new("{{id}}", "Doubling")
            {
                Task = "Return every number of x, doubled.",
                Solution = {{method}},
                Inputs =
                    from n in Draw.Count(2, 6)
                    from x in Draw.Vector(n)
                    select Draw.Inputs(x),
                Laws =
                [
                    new("the answer has as many numbers as the input", (f, input) => ((double[])f(input)!).Length == ((double[])input[0]!).Length),
                ],
                Mistakes =
                [
                    // Each sentence completes "Your numbers are what comes out when …".
                    new("squared", "each number is multiplied by itself; it is multiplied by 2", (double[] x) => x.Select(v => v * v).ToArray()),
                    new("two added", "2 is added to each number; each is multiplied by 2", (double[] x) => x.Select(v => v + 2).ToArray()),
                    new("last one left out", "the last number is left as it is; the loop runs while i < x.Length", (double[] x) => x.Select((v, i) => i < x.Length - 1 ? 2 * v : v).ToArray()),
                ],
                Hints =
                [
                    "A question that leads to the idea.",
                    "The formula: yᵢ = 2xᵢ",
                    "A small example: [1, 3] gives [2, 6].",
                    "Nearly the code: var y = new double[x.Length]; y[i] = 2 * x[i]; return y;",
                ],
                Explanation = "Why the solution is right, read after success.",
            };

            private static double[] {{method}}(double[] x)
            {
                var y = new double[x.Length];
                for (int i = 0; i < x.Length; i++)
                {
                    y[i] = 2 * x[i];
                }

                return y;
            }
        }

        """;
}
