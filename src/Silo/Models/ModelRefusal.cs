namespace AgentOps.Silo.Models;

/// <summary>A provider refused a request as it is (4xx).</summary>
internal sealed class ModelRefusal(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
