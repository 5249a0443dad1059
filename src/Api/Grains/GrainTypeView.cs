namespace AgentOps.Api.Grains;

/// <summary>One type of grain: what is active, and the last minute of its calls.</summary>
/// <param name="Activations">How many are active now.</param>
/// <param name="CallsPerSecond">Over the last minute.</param>
/// <param name="LatencyMs">How long a call took on average in that minute, once its turn came.</param>
/// <param name="SlowestMs">The slowest of that minute.</param>
/// <param name="Failed">How many calls of that minute ended with an exception.</param>
/// <param name="Keys">The keys of active ones, without the company; at most 100.</param>
public sealed record GrainTypeView(
    string Type, int Activations, double CallsPerSecond, double LatencyMs, double SlowestMs, long Failed, int Reminders, IReadOnlyList<string> Keys);
