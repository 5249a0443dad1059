using Microsoft.Extensions.Configuration;

namespace AgentOps.Api;

/// <summary>How the API serves; read from the environment (API.md "Configuration").</summary>
public sealed class ApiOptions
{
    /// <summary>Requests a second a key of role worker or above may send, on average; twice that at once. 0 switches limits off. <c>AGENTOPS_RATE_LIMIT</c>.</summary>
    public double RequestsPerSecond { get; set; } = 2_000;

    /// <summary>The folder with the built web app, by default <c>stage</c> beside the program; when it is missing, only the API is served. <c>AGENTOPS_STAGE</c>.</summary>
    public string StagePath { get; set; } = Path.Combine(AppContext.BaseDirectory, "stage");

    /// <summary>The largest body, in bytes.</summary>
    public long MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>How often a live stream without events says that it lives.</summary>
    public TimeSpan StreamPing { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a reader of a live stream may take for what was sent; then it is cut off.</summary>
    public TimeSpan StreamPatience { get; set; } = TimeSpan.FromSeconds(30);

    internal void Read(IConfiguration configuration)
    {
        RequestsPerSecond = configuration.GetValue("AGENTOPS_RATE_LIMIT", RequestsPerSecond);
        StagePath = configuration["AGENTOPS_STAGE"] ?? StagePath;
    }

    internal static bool IsUsable(ApiOptions options) => double.IsFinite(options.RequestsPerSecond) && options.RequestsPerSecond >= 0;
}
