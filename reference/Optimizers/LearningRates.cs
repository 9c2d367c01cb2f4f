using Tutorial.Reference.Tensors;

namespace Tutorial.Reference.Optimizers;

/// <summary>Learning-rate schedules: functions from the time (epoch or update, counted from 0) to the learning rate.</summary>
/// <remarks>Being plain functions they compose, and any lambda is one: <c>epoch =&gt; 1e-3 * Math.Pow(10, epoch / 20.0)</c>.</remarks>
public static class LearningRates
{
    /// <summary>The same rate always.</summary>
    /// <remarks>
    /// Rule:     η(t) = η.
    /// Source:   PyTorch's ConstantLR with factor 1.
    /// </remarks>
    /// <param name="rate">η.</param>
    public static Func<int, double> Constant(double rate) => _ => rate;

    /// <summary>Multiplied by a factor every few epochs: η γ^⌊t/s⌋. PyTorch's StepLR.</summary>
    /// <remarks>
    /// Rule:     η(t) = η γ^⌊t/s⌋.
    /// Source:   PyTorch's StepLR; Krizhevsky, Sutskever and Hinton 2012, "ImageNet classification with deep convolutional neural networks", section 5, divided by 10 by hand.
    /// </remarks>
    /// <param name="rate">η at time 0.</param>
    /// <param name="every">s, above 0.</param>
    /// <param name="factor">γ.</param>
    /// <exception cref="ArgumentOutOfRangeException">every is below 1.</exception>
    public static Func<int, double> Step(double rate, int every, double factor = 0.1)
    {
        Require.Positive("LearningRates.Step", every);
        return time => rate * Math.Pow(factor, time / every);
    }

    /// <summary>Multiplied by a factor every epoch: η γᵗ. PyTorch's ExponentialLR.</summary>
    /// <remarks>
    /// Rule:     η(t) = η γᵗ.
    /// Source:   PyTorch's ExponentialLR.
    /// </remarks>
    /// <param name="rate">η at time 0.</param>
    /// <param name="factor">γ.</param>
    public static Func<int, double> Exponential(double rate, double factor) => time => rate * Math.Pow(factor, time);

    /// <summary>Half a cosine down from η to a floor: f + ½ (η − f)(1 + cos(π t/n)). PyTorch's CosineAnnealingLR; after n it stays at the floor.</summary>
    /// <remarks>
    /// Rule:     η(t) = f + ½ (η − f)(1 + cos(π t/n)) up to n, then f.
    /// Source:   Loshchilov and Hutter 2017, arXiv:1608.03983, eq. 5. Differs: no restart.
    /// </remarks>
    /// <param name="rate">η at time 0.</param>
    /// <param name="length">n, above 0: when the floor is reached.</param>
    /// <param name="floor">f.</param>
    /// <exception cref="ArgumentOutOfRangeException">length is below 1.</exception>
    public static Func<int, double> Cosine(double rate, int length, double floor = 0)
    {
        Require.Positive("LearningRates.Cosine", length);
        return time => Between(rate, floor, Math.Min(1, (double)time / length));
    }

    /// <summary>A straight rise from a share of the rate to the whole, then another schedule. Without it Adam's first steps, taken from a handful of gradients, can go astray.</summary>
    /// <remarks>
    /// Rule:     η(t) = then(t) · min(1, a + (1 − a) t/n) with t the epoch or update.
    /// Source:   Goyal et al. 2017, arXiv:1706.02677, section 2.2; PyTorch's LinearLR for a constant schedule.
    /// </remarks>
    /// <param name="length">n, above 0: how long the rise lasts.</param>
    /// <param name="then">What is scaled; it sees the same time.</param>
    /// <param name="startShare">a: share of the rate at time 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">length is below 1.</exception>
    public static Func<int, double> WarmUp(int length, Func<int, double> then, double startShare = 0)
    {
        ArgumentNullException.ThrowIfNull(then);
        Require.Positive("LearningRates.WarmUp", length);
        return time => then(time) * Math.Min(1, startShare + ((1 - startShare) * time / length));
    }

    /// <summary>Up from a small rate to a large one and down to almost nothing, both along half a cosine. PyTorch's OneCycleLR.</summary>
    /// <remarks>
    /// Rule:     with p = r n − 1 and the half cosine c(a, b, u) = b + ½ (a − b)(1 + cos(π u)): η(t) = c(h/s, h, t/p) up to p, then c(h, h/(s e), (t − p)/(n − 1 − p)).
    /// Source:   Smith and Topin 2018, arXiv:1708.07120. Differs: as in PyTorch, two phases instead of three; momentum stays as it is.
    /// </remarks>
    /// <param name="highest">h: the rate at the top.</param>
    /// <param name="length">n, at least 2: number of updates in all.</param>
    /// <param name="riseShare">r: share of them that rises.</param>
    /// <param name="startDivisor">s: the first rate is highest / this.</param>
    /// <param name="endDivisor">e: the last rate is the first / this.</param>
    /// <exception cref="ArgumentOutOfRangeException">length is below 2.</exception>
    public static Func<int, double> OneCycle(double highest, int length, double riseShare = 0.3, double startDivisor = 25, double endDivisor = 1e4)
    {
        Require.AtLeast("LearningRates.OneCycle", 2, length);
        double start = highest / startDivisor;
        double top = (riseShare * length) - 1;
        // A rise shorter than one update has no room: it starts at the top.
        return time => time <= top && top > 0
            ? Between(start, highest, time / top)
            : Between(highest, start / endDivisor, Math.Min(1, (time - top) / (length - 1 - top)));
    }

    /// <summary>Half a cosine from one rate to another.</summary>
    private static double Between(double from, double to, double share) => to + ((from - to) / 2 * (1 + Math.Cos(Math.PI * share)));
}
