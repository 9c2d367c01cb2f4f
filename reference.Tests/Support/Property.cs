using FsCheck;
using FsCheck.Fluent;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Tests.Support;

/// <summary>A case to check: a function of its inputs.</summary>
public sealed record GradientCase(Func<IReadOnlyList<Tensor<double>>, Tensor<double>> Function, params Tensor<double>[] Inputs);

/// <summary>The one helper around FsCheck: 100 drawn cases a property, 1,000 when proving, replayable by TUTORIAL_SEED.</summary>
public static class Property
{
    /// <summary>Cases of each property.</summary>
    public static int Cases { get; } = Environment.GetEnvironmentVariable("TUTORIAL_PROVE") == "1" ? 1000 : 100;

    /// <summary>Runs a check on many draws; the message of the first failure names the draw's seed.</summary>
    public static void ForAll(Action<Draw> check, int? cases = null)
    {
        // A seed named by hand is the one draw to look at again.
        if (long.TryParse(Environment.GetEnvironmentVariable("TUTORIAL_SEED"), out long replay))
        {
            Case(check, replay);
            return;
        }
        Config config = Config.QuickThrowOnFailure.WithMaxTest(cases ?? Cases).WithReplay(1, 1);
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), (int seed) => Case(check, seed)).Check(config);
    }

    /// <summary>Every element of every input's gradient agrees with its difference quotient, on every draw; the operation is part of the graph.</summary>
    public static void Gradient<TOperation>(Func<Draw, GradientCase> draw)
        => Gradient(draw, typeof(TOperation));

    /// <summary>The same for a layer, loss or model, which is no single operation.</summary>
    public static void Gradient(Func<Draw, GradientCase> draw, Type? operation = null)
    {
        bool seen = operation is null;
        ForAll(random =>
        {
            GradientCase drawn = draw(random);
            seen = seen || Contains(drawn, operation!);
            using Step step = DirtyStep();
            // Half of the draws reach the operation by way of results, whose gradient buffers are new: then it may overwrite, and must overwrite all.
            bool byResults = random.Coin();
            GradientReport report = GradientCheck.Run(
                byResults ? inputs => drawn.Function([.. inputs.Select(input => input.Reshape(input.Shape))]) : drawn.Function,
                drawn.Inputs, random.Random.Integer(0, 1 << 30));
            Assert.True(report.Passed, report.ToString());
        });
        Assert.True(seen, $"no drawn case has {operation?.Name} in its graph, so nothing was proven about it");
    }

    /// <summary>A step whose memory holds NaN from the one before: an operation that forgets to clear a buffer is found.</summary>
    private static Step DirtyStep()
    {
        using (Step.Begin())
        {
            Tensor<double>.Uninitialized(1 << 14).Data.Fill(double.NaN);
        }
        return Step.Begin();
    }

    private static void Case(Action<Draw> check, long seed)
    {
        try
        {
            // Layers that a case makes draw their start weights from the shared stream; a replayed case must draw the same.
            Nn<double>.Seed(seed);
            Nn<float>.Seed(seed);
            check(new Draw(seed));
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"failed for TUTORIAL_SEED={seed}: {failure.Message}", failure);
        }
    }

    private static bool Contains(GradientCase drawn, Type operation)
    {
        foreach (Tensor<double> input in drawn.Inputs)
        {
            input.Learn();
        }
        Stack<Operation<double>> open = new();
        if (drawn.Function(drawn.Inputs).Source is { } root)
        {
            open.Push(root);
        }
        while (open.TryPop(out Operation<double>? next))
        {
            if (next.GetType() == operation)
            {
                return true;
            }
            foreach (Tensor<double> input in next.Inputs)
            {
                if (input.Source is { } earlier)
                {
                    open.Push(earlier);
                }
            }
        }
        return false;
    }
}
