using Tutorial.Demos.Pictures;
using Axis = Tutorial.Demos.Pictures.Axis;
using Path = Tutorial.Demos.Pictures.Path;
using Tensor = Tutorial.Reference.Tensors.Tensor<float>;

namespace Tutorial.Demos;

/// <summary>How the demonstration of gates looks: each gate a row of colours that grows with time.</summary>
internal sealed class GatePictures(string cell, int hidden, (Tensor Inputs, Tensor Wanted) sequence)
{
    private readonly List<(string Name, double[] Units)[]> _steps = [];
    private readonly List<double> _answers = [];

    /// <summary>Steps seen so far.</summary>
    public int Time => _steps.Count;

    private int Length => sequence.Inputs.Shape[1];

    /// <summary>Before the first step.</summary>
    public void Clear()
    {
        _steps.Clear();
        _answers.Clear();
    }

    /// <summary>What the cell did in one step.</summary>
    public void Add(params (string Name, Tensor Units)[] gates) =>
        _steps.Add([.. gates.Select(gate => (gate.Name, gate.Units.ToArray().Select(unit => Math.Round(unit, 3)).ToArray()))]);

    /// <summary>What the cell answered after that step.</summary>
    public void Answered(double answer) => _answers.Add(answer);

    /// <summary>The step that was done last.</summary>
    /// <param name="influences">For each step so far, how strongly the answer hangs on its number.</param>
    public Frame Draw(double[] influences)
    {
        int t = Time - 1;
        double[] steps = [.. Enumerable.Range(0, Length).Select(step => (double)step)];
        string say = t < 0
            ? $"The {cell} has an empty memory and {Length} numbers before it."
            : FormattableString.Invariant($"Number {t}: {sequence.Inputs[0, t, 0]:0.00}, {(sequence.Inputs[0, t, 1] == 1 ? "marked" : "not marked")}. The cell answers {_answers[t]:0.00}; wanted is {sequence.Wanted[0, t]:0.00}.");
        Picture[] gates = t < 0 ? [] : [.. _steps[t].Select((gate, index) => Gate(gate.Name, index))];
        return new Frame(say,
        [
            Sequence(),
            new Curves("Wanted and answered", "The last marked number, and what the cell answers, over time", new Axis("time", 0, Length - 1), new Axis("value", 0, 0),
                new Path("wanted", steps, [.. steps.Select(step => (double)sequence.Wanted[0, (int)step])]),
                new Path("answered", steps, [.. steps.Select(step => (int)step <= t ? _answers[(int)step] : double.NaN)])),
            .. gates,
            new Curves("What the answer still feels", "How strongly the present answer hangs on each earlier number", new Axis("time", 0, Length - 1), new Axis("|∂ answer / ∂ number|", 0, 0),
                new Path("influence", steps, [.. steps.Select(step => (int)step <= t ? influences[(int)step] : double.NaN)])),
        ]);
    }

    private Matrix Sequence() => new(
        "What it reads", "The numbers and their marks, over time", ["number", "marked"], Times(),
        [.. Enumerable.Range(0, 2).Select(row => Enumerable.Range(0, Length).Select(t => (double?)Math.Round(sequence.Inputs[0, t, row], 2)).ToArray())], new Axis("value", -1, 1))
    {
        Now = Time - 1,
    };

    private Matrix Gate(string name, int index) => new(
        name, $"{name} of each unit over time", [.. Enumerable.Range(1, hidden).Select(unit => $"unit {unit}")], Times(),
        [.. Enumerable.Range(0, hidden).Select(unit => Enumerable.Range(0, Length).Select(t => t < Time ? _steps[t][index].Units[unit] : (double?)null).ToArray())],
        name.Contains("gate", StringComparison.Ordinal) ? new Axis("open", 0, 1) : new Axis("value", -1, 1))
    {
        Now = Time - 1,
    };

    private string[] Times() => [.. Enumerable.Range(0, Length).Select(t => $"{t}")];
}
