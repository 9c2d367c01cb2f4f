namespace Tutorial.Demos.Playing;

/// <summary>A setting or own data that a demonstration cannot use.</summary>
/// <param name="message">One sentence for the person who typed it: what, where, what to do.</param>
public sealed class DemoException(string message) : Exception(message);
