using Microsoft.Extensions.Configuration;

namespace AgentOps.Silo.Hosting;

/// <summary>How this process runs: environment (API.md "Configuration"), overridden by the command line.</summary>
public sealed class SiloOptions
{
    /// <summary>Where the private database and the admin key live, a full path. <c>AGENTOPS_HOME</c>, default <c>.agentops</c>.</summary>
    public string Home { get; set; } = Path.GetFullPath(".agentops");

    /// <summary>Connection string of an existing server; null for the private one. <c>AGENTOPS_DATABASE</c>.</summary>
    public string? Database { get; set; }

    /// <summary>Where to listen, separated by <c>;</c>. <c>AGENTOPS_URLS</c>.</summary>
    public string Urls { get; set; } = "http://127.0.0.1:5080";

    /// <summary>The company to make sure of at start. <c>--company</c>.</summary>
    public string Company { get; set; } = "studio";

    /// <summary>The template it is made from. <c>--template</c>.</summary>
    public string Template { get; set; } = "studio";

    /// <summary>How many times as fast as the wall clock the companies live, 1 to 600. <c>--speed</c>.</summary>
    public int Speed { get; set; } = 1;

    /// <summary>The address of this silo's ports in a cluster (ActorHost=orleans): loopback unless told otherwise. <c>AGENTOPS_CLUSTER_ADDRESS</c>.</summary>
    public string ClusterAddress { get; set; } = "127.0.0.1";

    /// <summary>The silo's port in a cluster. <c>AGENTOPS_SILO_PORT</c>.</summary>
    public int SiloPort { get; set; } = 11111;

    /// <summary>The gateway's port in a cluster. <c>AGENTOPS_GATEWAY_PORT</c>.</summary>
    public int GatewayPort { get; set; } = 30000;

    /// <summary>The options as the environment gives them.</summary>
    public static SiloOptions From(IConfiguration configuration)
    {
        var options = new SiloOptions();
        options.Home = Path.GetFullPath(Text("AGENTOPS_HOME") ?? options.Home);
        options.Database = Text("AGENTOPS_DATABASE");
        options.Urls = Text("AGENTOPS_URLS") ?? options.Urls;
        options.ClusterAddress = Text("AGENTOPS_CLUSTER_ADDRESS") ?? options.ClusterAddress;
        options.SiloPort = Number("AGENTOPS_SILO_PORT") ?? options.SiloPort;
        options.GatewayPort = Number("AGENTOPS_GATEWAY_PORT") ?? options.GatewayPort;
        return options;

        string? Text(string key) => configuration[key] is { Length: > 0 } value ? value : null;
        int? Number(string key) => Text(key) is not { } text ? null
            : int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number
            : throw new CannotStartException($"{key} must be a whole number, not '{text}'.");
    }
}
