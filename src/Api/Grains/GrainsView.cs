namespace AgentOps.Api.Grains;

/// <summary>The company's grains as they live now (API.md).</summary>
/// <param name="Host"><c>embedded</c> or <c>orleans</c>.</param>
/// <param name="Dashboard">The address of Orleans' own dashboard on that host; null on the embedded one.</param>
public sealed record GrainsView(string Host, string? Dashboard, IReadOnlyList<GrainTypeView> Items);
