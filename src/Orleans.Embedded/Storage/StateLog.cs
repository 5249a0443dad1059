using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>What the states tell their operator.</summary>
internal sealed partial class StateLog(ILogger<StateLog> logger)
{
    [LoggerMessage(Level = LogLevel.Error, Message = "{Kind} of state {State} of {GrainId} failed.")]
    public partial void StorageFailed(Exception exception, StateOperationKind kind, string state, GrainId grainId);
}
