using FsCheck;
using FsCheck.Fluent;
using Tutorial.Lessons.Exercises;

namespace Tutorial.Lessons.L01Perceptron;

/// <summary>A line and a point: anywhere, exactly on the line, where >= and > differ, or just beside it.</summary>
internal static class Points
{
    /// <summary>Numbers with two digits behind the point; the point is almost never on the line.</summary>
    public static Gen<(double[] W, double B, double[] X)> Anywhere(int n) =>
        from w in Draw.Vector(n)
        from b in Draw.Number()
        from x in Draw.Vector(n)
        select (w, b, x);

    /// <summary>Whole numbers add up exactly, so that the point really lies on the line.</summary>
    public static Gen<(double[] W, double B, double[] X)> OnTheLine(int n) =>
        from w in Gen.Choose(1, 5).ArrayOf(n)
        from x in Gen.Choose(-4, 4).ArrayOf(n)
        let sum = w.Zip(x, (a, b) => a * b).Sum()
        select (w.Select(v => (double)v).ToArray(), (double)-sum, x.Select(v => (double)v).ToArray());

    /// <summary>A quarter above or below the line: where a wrong threshold shows.</summary>
    public static Gen<(double[] W, double B, double[] X)> BesideTheLine(int n) =>
        from line in OnTheLine(n)
        from step in Draw.OneOf(-0.25, 0.25)
        select (line.W, line.B + step, line.X);
}
