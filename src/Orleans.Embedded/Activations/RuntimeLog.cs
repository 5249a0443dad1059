using Microsoft.Extensions.Logging;
using Orleans.Calls;

namespace Orleans.Activations;

/// <summary>What the runtime tells its operator.</summary>
internal sealed partial class RuntimeLog(ILogger logger)
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Activation of {Activation} failed.")]
    public partial void ActivationFailed(Exception exception, Activation activation);

    [LoggerMessage(Level = LogLevel.Error, Message = "Deactivation of {Activation} had an error.")]
    public partial void DeactivationFailed(Exception exception, Activation activation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "One-way call {Call} failed.")]
    public partial void OneWayCallFailed(Exception exception, GrainCall call);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A tick of a timer of {Activation} failed.")]
    public partial void TimerFailed(Exception exception, Activation activation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The silo stopped before {Count} activations had ended.")]
    public partial void StopTimedOut(int count);
}
