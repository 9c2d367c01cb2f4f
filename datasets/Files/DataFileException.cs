namespace Tutorial.Datasets.Files;

/// <summary>A data file that cannot be had, read or trusted: one sentence with the file, what is wrong and what to do.</summary>
/// <param name="message">The sentence.</param>
/// <param name="innerException">What caused it.</param>
public sealed class DataFileException(string message, Exception? innerException = null) : IOException(message, innerException);
