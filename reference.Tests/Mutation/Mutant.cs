namespace Tutorial.Reference.Tests.Mutation;

/// <summary>One planted mistake.</summary>
/// <param name="Id">The number that turns it on.</param>
/// <param name="Operation">Operation or kernel in whose backward code it stands.</param>
/// <param name="Method">Method in which it stands.</param>
/// <param name="Before">The right code.</param>
/// <param name="After">The wrong code.</param>
public sealed record Mutant(int Id, string Operation, string Method, string Before, string After)
{
    public override string ToString() => $"{Operation}.{Method}: {Before}  =>  {After}";
}
