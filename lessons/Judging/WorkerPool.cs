namespace Tutorial.Lessons.Judging;

/// <summary>Workers started ahead of need, each used for one submission only.</summary>
/// <param name="limits">What each may use.</param>
/// <param name="spares">How many stand ready; 0 starts each when it is asked for.</param>
public sealed class WorkerPool(WorkerLimits limits, int spares = 1) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<WorkerProcess> _ready = new();
    private bool _closed;

    /// <summary>What each worker may use.</summary>
    public WorkerLimits Limits => limits;

    /// <summary>Starts the spare workers, so that they are up when the compiler is done.</summary>
    public void Warm()
    {
        lock (_gate)
        {
            while (!_closed && _ready.Count < spares)
            {
                _ready.Enqueue(new WorkerProcess(limits));
            }
        }
    }

    /// <summary>A worker that has never run anything.</summary>
    internal WorkerProcess Take()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (!_ready.TryDequeue(out WorkerProcess? worker))
            {
                worker = new WorkerProcess(limits);
            }

            return worker;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            while (_ready.TryDequeue(out WorkerProcess? worker))
            {
                worker.Dispose();
            }
        }
    }
}
