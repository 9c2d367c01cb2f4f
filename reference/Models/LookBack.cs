namespace Tutorial.Reference.Models;

/// <summary>How a decoder looks back at what the encoder has read.</summary>
public enum LookBack
{
    /// <summary>Not at all: the encoder's final state is all that it gets, at every step (Cho et al. 2014, arXiv:1406.1078).</summary>
    None,

    /// <summary>Additive attention: vᵀ tanh(W_q state + W_k annotation) (Bahdanau, Cho and Bengio 2015, arXiv:1409.0473).</summary>
    Additive,

    /// <summary>Scaled dot product: state · (W_k annotation) / √H (Luong, Pham and Manning 2015, arXiv:1508.04025, "general"; the scale is that of arXiv:1706.03762).</summary>
    ScaledDot,
}
