using System.Text.Json.Nodes;
using Tutorial.Kernel.Notebooks;

namespace Tutorial.Player.Sessions;

/// <summary>What a runner needs of the session around it.</summary>
internal interface IRunnerHost
{
    Notebook Document { get; }

    string WorkingFolder { get; }

    void Tell(JsonObject message);

    void CellsFinished();
}
