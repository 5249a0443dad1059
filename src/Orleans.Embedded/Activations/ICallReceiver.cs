using Orleans.Calls;

namespace Orleans.Activations;

/// <summary>What the directory finds for a grain: its activation, or the pool of its workers.</summary>
internal interface ICallReceiver
{
    /// <summary>Takes the call; false when this has ended and another must be found.</summary>
    bool Receive(GrainCall call);
}
