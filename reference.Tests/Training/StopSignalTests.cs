using Tutorial.Reference.Layers;
using Tutorial.Reference.Operations;
using Tutorial.Reference.Tensors;
using Tutorial.Reference.Training;

namespace Tutorial.Reference.Tests.Training;

/// <summary>The signal is one for the whole process, so nothing else may train meanwhile.</summary>
[Collection("alone")]
public class StopSignalTests
{
    [Fact]
    public void Fit_StopRequested_EndsBetweenBatches()
    {
        Layer<float> model = Nn<float>.Linear(2, 2);
        Trainer<float> trainer = model.Compile(Nn<float>.Sgd(model.Parameters()), (z, _) => z.CrossEntropy([0]));
        StopSignal.Requested = () => true;
        try
        {
            Assert.Equal("Stopped.", Assert.Throws<OperationCanceledException>(() => trainer.Fit(Tensor<float>.Ones((1, 2)), Tensor<float>.Ones(1))).Message);
        }
        finally
        {
            StopSignal.Requested = null;
        }
    }
}

[CollectionDefinition("alone", DisableParallelization = true)]
public class Alone;
