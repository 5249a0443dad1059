using AgentOps.Causes;
using AgentOps.Events;
using AgentOps.Json;

namespace AgentOps.Api.Tests.Events;

/// <summary>Things tests need one of.</summary>
internal static class Some
{
    internal static CompanyEvent Event(long number, string title = "A step started", string? data = null) => new(
        Guid.CreateVersion7(), new(number, number), "studio", new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero), "brain", EventKinds.StepStarted, title, null,
        ["step"], new(MissionId: new("0190a000-0000-7000-8000-000000000001")), new Cause("mission:x", "person:me", 1), data is null ? null : new JsonText(data), false);
}
