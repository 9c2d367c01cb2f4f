using FsCheck;
using FsCheck.Fluent;
using Tutorial.Lessons.Judging;
using Tutorial.Lessons.Worker;

namespace Tutorial.Lessons.Tests.Judging;

public class WireTests
{
    public static TheoryData<object> Plain => [1, 2.5, true, "Straße", Array.Empty<double>(), new[,] { { 1.0, 2 }, { 3, 4 } }, new[] { new[] { 1, 2 }, [] }, new double[2, 3, 4], new[] { new[,] { { 1.0 } } }, double.NaN];

    [Theory, MemberData(nameof(Plain))]
    public void Read_AfterWrite_SameValue(object value)
    {
        object? back = Again(value);
        Assert.True(Comparison.IsSame(value, back, 0));
        Assert.Equal(value.GetType(), back?.GetType());
    }

    [Fact]
    public void Read_Tuple_ComesAsItsParts() =>
        Assert.True(Comparison.IsSame(new object[] { 1.0, new[] { 2, 3 } }, Again((1.0, new[] { 2, 3 })), 0));

    [Fact]
    public void Read_RandomBytes_ThrowsOnlyWhatTheJudgeExpects()
    {
        foreach (byte[] bytes in Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf(40).Sample(40, new Rnd(7, 1), Environment.GetEnvironmentVariable("TUTORIAL_PROVE") == "1" ? 100_000 : 5_000))
        {
            using var reader = new BinaryReader(new MemoryStream(bytes));
            Exception? problem = Record.Exception(() => Wire.Read(reader));
            Assert.True(problem is null or EndOfStreamException or InvalidDataException or InvalidCastException or FormatException or ArgumentException, problem?.ToString());
        }
    }

    [Fact]
    public void Write_WhatCannotTravel_SaysSo() => Assert.Equal(
        "a value of type Uri cannot travel", Assert.Throws<InvalidDataException>(() => Wire.Write(new BinaryWriter(new MemoryStream()), new Uri("http://localhost"))).Message);

    private static object? Again(object? value)
    {
        using var stream = new MemoryStream();
        Wire.Write(new BinaryWriter(stream), value);
        stream.Position = 0;
        return Wire.Read(new BinaryReader(stream));
    }
}
