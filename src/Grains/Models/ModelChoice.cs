namespace AgentOps.Models;

/// <summary>Where one use goes: provider, model, price; or, without a provider, why it goes nowhere.</summary>
internal sealed record ModelChoice(string Name, ModelProvider? Provider, string Model, ModelPrice Price, string? Fault);
