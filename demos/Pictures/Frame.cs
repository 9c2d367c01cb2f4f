namespace Tutorial.Demos.Pictures;

/// <summary>What a demonstration shows at one step.</summary>
/// <param name="Say">The step in a sentence, for those who do not see the pictures and for everybody under them.</param>
/// <param name="Pictures">What is drawn; null stands for a picture that this step does not have.</param>
public sealed record Frame(string Say, params Picture?[] Pictures);
