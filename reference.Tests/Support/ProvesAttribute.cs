namespace Tutorial.Reference.Tests.Support;

/// <summary>Says which operation a gradient property proves, or whose backward kernel it compares with the definition; a test finds every operation that nothing proves.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ProvesAttribute(Type operation) : Attribute
{
    public Type Operation { get; } = operation;
}
