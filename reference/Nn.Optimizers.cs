using Tutorial.Reference.Optimizers;
using Tutorial.Reference.Tensors;

namespace Tutorial.Reference;

/// <content>Optimizers.</content>
public static partial class Nn<T>
{
    /// <summary>Stochastic gradient descent: w ← w − η v with velocity v ← μ v + g.</summary>
    /// <param name="parameters">What is learnt, usually <c>model.Parameters()</c>.</param>
    /// <param name="learningRate">η.</param>
    /// <param name="momentum">μ in [0, 1).</param>
    /// <param name="nesterov">Look ahead along the velocity.</param>
    /// <param name="weightDecay">λ.</param>
    /// <exception cref="ArgumentException">There is no parameter, one is listed twice, a setting is out of its range, or nesterov stands without momentum.</exception>
    public static Sgd<T> Sgd(IEnumerable<Tensor<T>> parameters, double learningRate = 0.01, double momentum = 0, bool nesterov = false, double weightDecay = 0)
        => new(parameters, learningRate, momentum, nesterov, weightDecay);

    /// <summary>Adam: a step length for each weight from running averages of its gradient and the gradient's square.</summary>
    /// <param name="parameters">What is learnt, usually <c>model.Parameters()</c>.</param>
    /// <param name="learningRate">η.</param>
    /// <param name="beta1">β₁.</param>
    /// <param name="beta2">β₂.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="weightDecay">λ, through the gradient.</param>
    /// <exception cref="ArgumentException">There is no parameter, one is listed twice, or a setting is out of its range.</exception>
    public static Adam<T> Adam(
        IEnumerable<Tensor<T>> parameters, double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
        => new(parameters, learningRate, beta1, beta2, epsilon, weightDecay);

    /// <summary>Adam with decoupled weight decay.</summary>
    /// <param name="parameters">What is learnt, usually <c>model.Parameters()</c>.</param>
    /// <param name="learningRate">η.</param>
    /// <param name="beta1">β₁.</param>
    /// <param name="beta2">β₂.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="weightDecay">λ: each step multiplies the weights by 1 − η λ.</param>
    /// <exception cref="ArgumentException">There is no parameter, one is listed twice, or a setting is out of its range.</exception>
    public static AdamW<T> AdamW(
        IEnumerable<Tensor<T>> parameters, double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0.01)
        => new(parameters, learningRate, beta1, beta2, epsilon, weightDecay);

    /// <summary>Adagrad: steps shrink with all squared gradients seen so far.</summary>
    /// <param name="parameters">What is learnt, usually <c>model.Parameters()</c>.</param>
    /// <param name="learningRate">η.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="initialAccumulator">The sum of squares before the first step.</param>
    /// <param name="weightDecay">λ.</param>
    /// <exception cref="ArgumentException">There is no parameter, one is listed twice, or a setting is negative or not finite.</exception>
    public static Adagrad<T> Adagrad(IEnumerable<Tensor<T>> parameters, double learningRate = 0.01, double epsilon = 1e-10, double initialAccumulator = 0, double weightDecay = 0)
        => new(parameters, learningRate, epsilon, initialAccumulator, weightDecay);

    /// <summary>RMSProp: gradients divided by their running root mean square.</summary>
    /// <param name="parameters">What is learnt, usually <c>model.Parameters()</c>.</param>
    /// <param name="learningRate">η.</param>
    /// <param name="alpha">α.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="momentum">μ.</param>
    /// <param name="centered">Divide by the standard deviation instead.</param>
    /// <param name="weightDecay">λ.</param>
    /// <exception cref="ArgumentException">There is no parameter, one is listed twice, or a setting is out of its range.</exception>
    public static RmsProp<T> RmsProp(
        IEnumerable<Tensor<T>> parameters, double learningRate = 0.01, double alpha = 0.99, double epsilon = 1e-8, double momentum = 0, bool centered = false, double weightDecay = 0)
        => new(parameters, learningRate, alpha, epsilon, momentum, centered, weightDecay);
}
