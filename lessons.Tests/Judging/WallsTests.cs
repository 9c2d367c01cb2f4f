using Tutorial.Lessons.Judging;

namespace Tutorial.Lessons.Tests.Judging;

/// <summary>The walls behind the semantic check: what code could do if a name slipped through it.</summary>
public class WallsTests
{
    [Fact]
    public void Evaluate_DeletesAFile_FileStays()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var scratch = new ScratchFolder();
        string file = scratch.Write("kept", "victim.txt");
        Outcome outcome = Learner.RunUnchecked("Harm", "public static double Harm(string file) { System.IO.File.Delete(file); return 1; }", file);
        Assert.Equal("UnauthorizedAccessException", Assert.IsType<Outcome.Threw>(outcome).Type);
        Assert.Equal("kept", File.ReadAllText(file));
    }

    [Fact]
    public void Evaluate_WritesAFile_NothingIsWritten()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var scratch = new ScratchFolder();
        Outcome outcome = Learner.RunUnchecked("Harm", "public static double Harm(string file) { System.IO.File.WriteAllText(file, \"x\"); return 1; }", scratch.File("new.txt"));
        Assert.Equal("UnauthorizedAccessException", Assert.IsType<Outcome.Threw>(outcome).Type);
        Assert.Empty(Directory.GetFiles(scratch.Path));
    }

    [Fact]
    public void Evaluate_StartsAProgram_IsRefused()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        Outcome outcome = Learner.RunUnchecked("Harm", "public static double Harm() { System.Diagnostics.Process.Start(\"/bin/true\").WaitForExit(); return 1; }");
        Assert.Equal("Win32Exception", Assert.IsType<Outcome.Threw>(outcome).Type);
    }

    [Fact]
    public void Evaluate_Connects_ReachesNobody()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var server = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        server.Start();
        int port = ((System.Net.IPEndPoint)server.LocalEndpoint).Port;
        Outcome outcome = Learner.RunUnchecked("Harm", "public static double Harm(int port) { using var c = new System.Net.Sockets.TcpClient(\"127.0.0.1\", port); return 1; }", port);
        Assert.Equal("SocketException", Assert.IsType<Outcome.Threw>(outcome).Type);
        Assert.False(server.Pending());
    }

    [Fact]
    public void Evaluate_Exits_WorkerEndsAndJudgeGoesOn()
    {
        Outcome outcome = Learner.RunUnchecked("Harm", "public static double Harm() { Environment.Exit(0); return 1; }");
        Assert.Equal(VerdictKind.Crashed, Assert.IsType<Outcome.Died>(outcome).Kind);
    }

    [Fact]
    public void Evaluate_FailsFast_WorkerEndsAndJudgeGoesOn()
    {
        Outcome outcome = Learner.RunUnchecked("Harm", "public static double Harm() { Environment.FailFast(\"passed\"); return 1; }");
        Assert.Equal(VerdictKind.Crashed, Assert.IsType<Outcome.Died>(outcome).Kind);
    }

    [Fact]
    public void Evaluate_WritesAForgedAnswerToStandardOutput_IsNoAnswer()
    {
        // The bytes of an answer: kind 1, a number that the code must guess, the value 42.
        Outcome outcome = Learner.RunUnchecked("Harm", """
            public static double Harm()
            {
                using var o = Console.OpenStandardOutput();
                using var m = new MemoryStream();
                using var w = new BinaryWriter(m);
                w.Write(23); w.Write((byte)1); w.Write(1L); w.Write((byte)4); w.Write(42.0); w.Write(0); w.Write((byte)0);
                o.Write(m.ToArray()); o.Flush();
                Thread.Sleep(100000);
                return 1;
            }
            """);
        Assert.IsNotType<Outcome.Answer>(outcome);
    }

    [Fact]
    public void Evaluate_FloodOfThreads_WorkerIsEndedLongBeforeItsTime()
    {
        Outcome outcome = Learner.RunUnchecked("Harm", """
            public static double Harm()
            {
                while (true)
                {
                    new Thread(() => Thread.Sleep(100000)).Start();
                    Thread.Sleep(1);
                }
            }
            """);
        Assert.Equal(VerdictKind.TooManyThreads, Assert.IsType<Outcome.Died>(outcome).Kind);
    }

    /// <summary>The judge looks every 50 ms: here the answer comes while it is looking. It counts no more, and the next call gets a worker of its own.</summary>
    [Fact]
    public void Evaluate_AnswersWhileTheFloodIsSeen_NextCallIsJudgedToo()
    {
        Outcome[] outcomes = Learner.RunUnchecked("Harm", """
            public static double Harm()
            {
                var clock = System.Diagnostics.Stopwatch.StartNew();
                while (clock.ElapsedMilliseconds < 51)
                {
                    new Thread(() => Thread.Sleep(100000)).Start();
                }

                return 1;
            }
            """, calls: 12, []);
        Assert.Contains(outcomes, outcome => outcome is Outcome.Died { Kind: VerdictKind.TooManyThreads });
    }

    [Fact]
    public void Evaluate_Sleeps_TimesOut()
    {
        Outcome outcome = Learner.RunUnchecked("Harm", "public static double Harm() { Thread.Sleep(100000); return 1; }");
        Assert.IsType<Outcome.TimedOut>(outcome);
    }
}
