using System.Collections.Immutable;
using System.Text.Json;
using AgentOps.Intake;
using AgentOps.Json;
using AgentOps.Policies;

namespace AgentOps.Triggers;

/// <summary>Whether a row of <c>ops_trigger_rules</c> can be a rule.</summary>
public static class TriggerChecks
{
    private static readonly JsonSerializerOptions Options = new(Wire.State)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip,
    };

    /// <summary>The rule in a row, or what is wrong with it.</summary>
    public static (TriggerRule? Rule, string? Fault) Read(RuleRow row)
    {
        var rule = new TriggerRule(
            row.Name, row.TriggerEvent, new(row.Conditions), new(row.ActionConfig), row.CooldownMinutes, row.Enabled, row.FireCount, row.LastFiredAt, row.Version);
        var errors = Check(rule);
        return errors.IsEmpty ? (rule, null) : (null, string.Join(" ", errors.Select(e => $"{e.Path}: {e.Message}")));
    }

    /// <summary>Every fault of a rule; empty when it can be in force.</summary>
    public static ImmutableArray<FieldError> Check(TriggerRule rule)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        if (!KeyText.IsName(rule.Name)) errors.Add(new("name", $"A rule's name matches {KeyText.NamePattern}."));
        if (string.IsNullOrWhiteSpace(rule.TriggerEvent)) errors.Add(new("event", "The event kind the rule waits for is needed."));
        if (rule.CooldownMinutes is < 0 or > 100_000) errors.Add(new("cooldownMinutes", "Between 0 and 100000."));
        if (ProactiveRules.Is(rule))
        {
            if (ProactiveRules.Conditions(rule.Conditions) is null)
                errors.Add(new("conditions", "An object with periodMinutes (1 or more), topics (at least one), and jitterMinutes and skip as [from, to] is needed."));
        }
        else if (Conditions(rule.Conditions) is null) errors.Add(new("conditions", "An object with tags, source, minRate, windowMinutes is needed."));
        if (Action(rule.ActionConfig) is not { } action) errors.Add(new("action", "An object with agent, title, reason, steps is needed."));
        else if (action.Agent.Length == 0 || action.Title.Length == 0 || action.Steps.IsEmpty)
            errors.Add(new("action", "An action names an agent, a title and at least one step."));
        return errors.ToImmutable();
    }

    /// <summary>The conditions in JSON; null when they have another shape.</summary>
    public static TriggerConditions? Conditions(JsonText json) => Parse<TriggerConditions>(json);

    /// <summary>The action in JSON; null when it has another shape.</summary>
    public static TriggerAction? Action(JsonText json) => Parse<TriggerAction>(json) is { Steps.IsDefault: false } action ? action : null;

    private static T? Parse<T>(JsonText json) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json.ToString(), Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
