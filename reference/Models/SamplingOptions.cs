namespace Tutorial.Reference.Models;

/// <summary>How the next token is chosen from a language model's scores: first the temperature, then what is cut away, then the draw.</summary>
/// <remarks>Source: top-k, Fan, Lewis and Dauphin 2018, arXiv:1805.04833; nucleus, Holtzman et al. 2020, arXiv:1904.09751.</remarks>
/// <param name="Temperature">Scores are divided by it: below 1 surer, above 1 more varied; 0 takes the best.</param>
/// <param name="TopK">Only this many best tokens stay; null: all.</param>
/// <param name="TopP">Nucleus: the fewest best tokens stay whose probabilities reach this sum; 1: all.</param>
public sealed record SamplingOptions(double Temperature = 1, int? TopK = null, double TopP = 1);
