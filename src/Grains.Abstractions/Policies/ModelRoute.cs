using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AgentOps.Policies;

/// <summary>Which model serves a use; empty means the server's default.</summary>
public sealed record ModelRoute
{
    [Description("offline, openai or anthropic; empty for the server's default."), AllowedValues("", "offline", "openai", "anthropic")]
    public string Provider { get; init; } = "";

    [Description("The model's name; empty for the server's default."), MaxLength(200)]
    public string Model { get; init; } = "";
}
