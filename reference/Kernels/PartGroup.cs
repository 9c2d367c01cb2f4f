namespace Tutorial.Reference.Kernels;

/// <summary>Small parts tied together, so that one is worth handing to another thread.</summary>
/// <param name="work">What does a small part.</param>
/// <param name="size">Small parts in a large one.</param>
/// <param name="count">Small parts in all.</param>
internal readonly struct PartGroup<TWork>(TWork work, int size, int count) : IParts
    where TWork : struct, IParts
{
    public void Run(int part)
    {
        for (int i = part * size; i < Math.Min(count, (part + 1) * size); i++)
        {
            work.Run(i);
        }
    }
}
