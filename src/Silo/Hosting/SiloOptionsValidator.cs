using System.Net;
using AgentOps.Keys;
using Microsoft.Extensions.Options;

namespace AgentOps.Silo.Hosting;

/// <summary>Says what is wrong with the options, which key, and what to write instead.</summary>
public sealed class SiloOptionsValidator : IValidateOptions<SiloOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SiloOptions options)
    {
        var faults = new List<string>();
        if (!CompanyKey.TryParse(options.Company, out _)) faults.Add($"--company '{options.Company}' is no company key: it matches {KeyText.Pattern}.");
        if (!KeyText.IsKey(options.Template)) faults.Add($"--template '{options.Template}' is no template's name: it matches {KeyText.Pattern}.");
        foreach (var url in options.Urls.Split(';'))
        {
            if (!Uri.TryCreate(url.Replace("*", "0.0.0.0", StringComparison.Ordinal).Replace("+", "0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri)
                || uri.Scheme is not ("http" or "https"))
                faults.Add($"AGENTOPS_URLS (or --urls): '{url}' is no address to listen on; write it like http://127.0.0.1:5080.");
        }

        if (options.Speed is < 1 or > 600) faults.Add($"--speed {options.Speed}: the companies can live 1 to 600 times as fast as the wall clock.");
        if (!IPAddress.TryParse(options.ClusterAddress, out _)) faults.Add($"AGENTOPS_CLUSTER_ADDRESS: '{options.ClusterAddress}' is no IP address.");
        foreach (var (key, port) in new[] { ("AGENTOPS_SILO_PORT", options.SiloPort), ("AGENTOPS_GATEWAY_PORT", options.GatewayPort) })
        {
            if (port is < 1 or > 65535) faults.Add($"{key}: {port} is no port; it lies in 1–65535.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
