using System.Runtime.CompilerServices;
using Tutorial.Reference.Autograd;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Tests.Autograd;

/// <summary>How notebooks use the library: no step, results kept for long, graphs left behind.</summary>
[CollectionDefinition(nameof(NotebookUseTests), DisableParallelization = true)]
[Collection(nameof(NotebookUseTests))]
public class NotebookUseTests
{
    [Fact]
    public void Results_KeptWithoutAStep_NeverChange()
    {
        Tensor<double> w = Tensor<double>.Normal((8, 8), new RandomSource(1)).Learn();
        List<(Tensor<double> Result, double[] Copy)> kept = [];
        for (int i = 0; i < 1000; i++)
        {
            Tensor<double> y = Tensor<double>.Full((4, 8), i).Linear(w).Tanh();
            kept.Add((y, y.ToArray()));
        }
        // Steps in between use the arena, which must not hand out what notebook variables hold.
        using (Step.Begin())
        {
            Assert.Equal(32, Tensor<double>.Ones((4, 8)).Linear(w).Exp().Length);
        }
        Assert.All(kept, pair => Assert.Equal(pair.Copy, pair.Result.ToArray()));
    }

    [Fact]
    public void Graph_LeftWithoutBackward_IsCollected()
    {
        Tensor<double> w = Tensor<double>.Ones((4, 4)).Learn();
        WeakReference[] abandoned = [.. Enumerable.Range(0, 20).Select(_ => Abandon(w))];
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.All(abandoned, graph => Assert.False(graph.IsAlive));
        GC.KeepAlive(w);
    }

    [Fact]
    public void Memory_OfAThousandAbandonedGraphs_DoesNotGrow()
    {
        Tensor<float> w = Tensor<float>.Ones((64, 64)).Learn();
        Forward(w, 50);
        long before = Held();
        Forward(w, 1000);
        long grown = Held() - before;
        // One graph holds about 100 kB; a thousand that stayed would hold 100 MB. No other test runs at the same time.
        Assert.True(grown < 5_000_000, $"{grown} bytes more");
    }

    // The last collection's own record: GC.GetTotalMemory is an estimate.
    private static long Held()
    {
        for (int round = 0; round < 2; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        GCMemoryInfo info = GC.GetGCMemoryInfo(GCKind.FullBlocking);
        return info.HeapSizeBytes - info.FragmentedBytes;
    }

    private static void Forward(Tensor<float> w, int times)
    {
        for (int i = 0; i < times; i++)
        {
            Tensor<float>.Ones((64, 64)).Linear(w).Relu().Linear(w).Sum();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Abandon(Tensor<double> w) => new(Tensor<double>.Ones((4, 4)).Linear(w).Tanh().Sum());
}
