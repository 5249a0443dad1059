namespace Orleans.Configuration;

/// <summary>How long calls wait.</summary>
public abstract class MessagingOptions
{
    /// <summary>How long a caller waits for an answer before it gets a <see cref="TimeoutException"/>.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether a call that timed out cancels its cancellation token at the grain.</summary>
    public bool CancelRequestOnTimeout { get; set; }

    /// <summary>Whether a cancelled caller waits until the grain has ended the call.</summary>
    public bool WaitForCancellationAcknowledgement { get; set; }
}
