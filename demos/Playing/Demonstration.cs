using Tutorial.Demos.Pictures;

namespace Tutorial.Demos.Playing;

/// <summary>A model that a class watches, one step at a time. The same settings give the same pictures at the same step, always.</summary>
/// <remarks>Stepping back plays the run again from its beginning; so <see cref="Begin"/> must leave nothing of an earlier run.</remarks>
public abstract class Demonstration
{
    /// <summary>The step after which nothing new comes.</summary>
    public virtual int LastStep => 10_000;

    /// <summary>What it runs on, in the form in which own data are given.</summary>
    public abstract string Data { get; }

    /// <summary>Does a small piece (some 20 ms) of the work that is needed before step 0, such as training a model to look at.</summary>
    /// <returns>The share that is done, 0 to 1; it is called again until that is 1.</returns>
    public virtual double Prepare() => 1;

    /// <summary>Goes to step 0.</summary>
    public abstract void Begin();

    /// <summary>Does one step.</summary>
    public abstract void Next();

    /// <summary>What is to be seen now; changes nothing.</summary>
    public abstract Frame Draw();
}
