using Tutorial.Reference.Kernels;

namespace Tutorial.Reference.Tests.Kernels;

public class WorkersTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Run_ManyJobsOfChangingSizes_DoesEachPartOnce(int threads) => With(threads, () =>
    {
        int[] times = new int[300];
        int expected = 0;
        for (int round = 0; round < 2000; round++)
        {
            int parts = round * 7 % times.Length;
            Workers.Run(parts, new Counting(times));
            expected += parts;
        }
        Assert.Equal(expected, times.Sum());
    });

    [Fact]
    public void Run_PartsWithPartsOfTheirOwn_DoesAll() => With(3, () =>
    {
        int[] times = new int[40];
        Workers.Run(10, new Nested(times));
        Assert.All(times, time => Assert.Equal(10, time));
    });

    [Fact]
    public void Run_PartThrows_CallerSeesItAndTheNextJobRuns() => With(2, () =>
    {
        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(() => Workers.Run(50, new Failing()));
        Assert.Equal("part 17", thrown.Message);
        int[] times = new int[50];
        Workers.Run(50, new Counting(times));
        Assert.All(times, time => Assert.Equal(1, time));
    });

    [Fact]
    public void Run_AfterTheFirstTime_AllocatesNothing() => With(2, () =>
    {
        int[] times = new int[8];
        Workers.Run(8, new Counting(times));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            Workers.Run(8, new Counting(times));
        }
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    });

    private static void With(int threads, Action test)
    {
        int before = Workers.Count;
        try
        {
            Workers.Count = threads;
            test();
        }
        finally
        {
            Workers.Count = before;
        }
    }

    private readonly struct Counting(int[] times) : IParts
    {
        public void Run(int part) => Interlocked.Increment(ref times[part]);
    }

    private readonly struct Nested(int[] times) : IParts
    {
        public void Run(int part) => Workers.Run(times.Length, new Counting(times));
    }

    private readonly struct Failing : IParts
    {
        public void Run(int part)
        {
            if (part == 17)
            {
                throw new InvalidOperationException("part 17");
            }
        }
    }
}
