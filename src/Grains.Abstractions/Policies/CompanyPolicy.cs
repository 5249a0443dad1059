using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AgentOps.Policies;

/// <summary><c>company</c>: whether the door is open, whose days count, and who may watch.</summary>
public sealed record CompanyPolicy
{
    [Description("Whether the company takes proposals.")]
    public bool Enabled { get; init; } = true;

    [Description("The IANA time zone whose calendar days count, e.g. Europe/Berlin."), MaxLength(64)]
    public string TimeZone { get; init; } = "UTC";

    [Description("Whether anyone may watch the Stage without a key.")]
    public bool PublicStage { get; init; }
}
