namespace AgentOps.Api.Initiatives;

/// <summary>The initiative queue and its cool-downs (SPEC §6).</summary>
public sealed record InitiativesView(bool Enabled, IReadOnlyList<WaitingInitiativeView> Queue, IReadOnlyList<CooldownView> Cooldowns);
