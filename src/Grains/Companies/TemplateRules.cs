using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AgentOps.Intake;
using AgentOps.Json;
using AgentOps.Kinds;
using AgentOps.Policies;
using AgentOps.Routines;

namespace AgentOps.Companies;

/// <summary>What makes a template valid beyond its shape: names that exist, values within their bounds, payloads that fit. Pure; paths as in the YAML.</summary>
public static class TemplateRules
{
    /// <summary>Affinity never leaves these bounds (SPEC §5, fixed).</summary>
    public const double MinAffinity = 0.10, MaxAffinity = 0.95;

    private static readonly string[] MemoryTypes = ["insight", "pattern", "strategy", "preference", "lesson"];

    /// <summary>What is wrong with a template; empty when nothing is.</summary>
    public static ImmutableArray<FieldError> Check(Template template)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        var agents = template.Agents.Select(a => a.Key).ToHashSet(StringComparer.Ordinal);
        void Fail(string path, string message) => errors.Add(new(path, message));
        void Known(string path, string agent)
        {
            if (!agents.Contains(agent)) Fail(path, $"is '{agent}', who is no agent of this template.");
        }

        if (!KeyText.IsKey(template.Name)) Fail("name", $"is '{template.Name}'; a template's folder is named {KeyText.Pattern}.");
        if (template.Agents.Length is 0 or > 50) Fail("agents", "must list 1 to 50 agents.");
        Unique("agents", template.Agents, a => a.Key, "key", Fail);
        for (var i = 0; i < template.Agents.Length; i++)
            if (!KeyText.IsKey(template.Agents[i].Key)) Fail($"agents[{i}].key", $"must match {KeyText.Pattern}.");

        KindCatalog kinds;
        try
        {
            kinds = new(template.ExternalKinds);
        }
        catch (FormatException broken)
        {
            Fail("kinds", broken.Message);
            kinds = KindCatalog.BuiltIn;
        }

        void Steps(string path, ImmutableArray<ProposedStep> steps)
        {
            if (steps.Length is 0 or > 20) Fail(path, "must list 1 to 20 steps.");
            for (var i = 0; i < steps.Length; i++)
            {
                if (kinds.Find(steps[i].Kind) is null) Fail($"{path}[{i}].kind", $"is '{steps[i].Kind}', which is no step kind.");
                else errors.AddRange(kinds.Validate(steps[i].Kind, steps[i].Payload, $"{path}[{i}].payload"));
            }
        }

        foreach (var (key, value) in template.Policies)
        {
            if (PolicyCatalog.Shape(key) is null) Fail($"policies.{key}", "is no policy.");
            else errors.AddRange(PayloadSchema.Parse(PolicyCatalog.Schema(key)).Check(value, $"policies.{key}"));
        }

        if (errors.Count == 0) CheckPolicies(template, agents, Fail);
        if (template.FirstMission is { } first)
        {
            Known("first_mission.agent", first.Agent);
            Steps("first_mission.steps", first.Steps);
        }

        CheckPairs(template, Known, Fail);
        Unique("triggers", template.Rules, r => r.Name, "name", Fail);
        for (var i = 0; i < template.Rules.Length; i++) CheckRule($"triggers[{i}]", template.Rules[i], Known, Steps, Fail);
        Unique("proactive", template.Proactive, r => r.Name, "name", Fail);
        for (var i = 0; i < template.Proactive.Length; i++)
        {
            var rule = template.Proactive[i];
            Known($"proactive[{i}].agent", rule.Agent);
            if (rule.EveryMinutes < 1) Fail($"proactive[{i}].every_minutes", "must be at least 1.");
            if (rule.Topics.IsDefaultOrEmpty) Fail($"proactive[{i}].topics", "must list at least one topic.");
            Steps($"proactive[{i}].steps", rule.Steps);
        }

        for (var i = 0; i < template.Routines.Length; i++)
        {
            var routine = template.Routines[i];
            Known($"routines[{i}].agent", routine.Agent);
            if (!KeyText.IsName(routine.Name)) Fail($"routines[{i}].name", $"must match {KeyText.NamePattern}.");
            if (routine.Cron.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length is not (6 or 7)) Fail($"routines[{i}].cron", "must have six or seven fields, seconds first.");
            else if (RoutineCron.Fault(routine.Cron) is { } fault) Fail($"routines[{i}].cron", fault.TrimEnd('.') + ".");
            Steps($"routines[{i}].steps", routine.Steps);
        }

        Unique("voice_rules", template.VoiceRules, r => r.Name, "name", Fail);
        for (var i = 0; i < template.VoiceRules.Length; i++)
            if (!MemoryTypes.Contains(template.VoiceRules[i].Type)) Fail($"voice_rules[{i}].type", $"must be one of {string.Join(", ", MemoryTypes)}.");
        Unique("formats", template.Formats, f => f.Name, "name", Fail);
        for (var i = 0; i < template.Formats.Length; i++)
        {
            var format = template.Formats[i];
            if (format.MinAgents < 2 || format.MaxAgents < format.MinAgents) Fail($"formats[{i}].max_agents", "must be at least min_agents, and that at least 2.");
            if (format.MinTurns < 1 || format.MaxTurns < format.MinTurns) Fail($"formats[{i}].max_turns", "must be at least min_turns, and that at least 1.");
            if (format.Temperature is < 0 or > 2) Fail($"formats[{i}].temperature", "must be between 0 and 2.");
        }

        for (var i = 0; i < template.Sources.Length; i++)
            if (!Uri.TryCreate(template.Sources[i], UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) Fail($"sources[{i}]", "must be an http or https address.");
        return errors.ToImmutable();
    }

    private static void CheckPairs(Template template, Action<string, string> known, Action<string, string> fail)
    {
        Unique("relationships", template.Pairs, p => p.A + "|" + p.B, "pair", fail);
        for (var i = 0; i < template.Pairs.Length; i++)
        {
            var pair = template.Pairs[i];
            known($"relationships[{i}].a", pair.A);
            known($"relationships[{i}].b", pair.B);
            if (string.CompareOrdinal(pair.A, pair.B) >= 0) fail($"relationships[{i}].a", "must come before b in the alphabet.");
            if (pair.Affinity is < MinAffinity or > MaxAffinity)
                fail($"relationships[{i}].affinity", string.Create(CultureInfo.InvariantCulture, $"must be between {MinAffinity:0.00} and {MaxAffinity:0.00}."));
        }
    }

    private static void CheckPolicies(Template template, HashSet<string> agents, Action<string, string> fail)
    {
        if (template.Policies.TryGetValue(PolicyCatalog.Reactions.Key, out var matrix))
        {
            var patterns = JsonSerializer.Deserialize<ReactionMatrixPolicy>(matrix.Value, Wire.Policy)!.Patterns;
            for (var i = 0; i < patterns.Length; i++)
            {
                if (!agents.Contains(patterns[i].Target)) fail($"policies.reaction_matrix.patterns[{i}].target", $"is '{patterns[i].Target}', who is no agent of this template.");
                if (patterns[i].Source != "*" && !agents.Contains(patterns[i].Source)) fail($"policies.reaction_matrix.patterns[{i}].source", $"is '{patterns[i].Source}', who is no agent of this template.");
            }
        }

        if (!template.Policies.TryGetValue(PolicyCatalog.Schedule.Key, out var schedule)) return;
        var formats = template.Formats.ToDictionary(f => f.Name, StringComparer.Ordinal);
        var slots = JsonSerializer.Deserialize<SchedulePolicy>(schedule.Value, Wire.Policy)!.Slots;
        for (var i = 0; i < slots.Length; i++)
        {
            var (slot, path) = (slots[i], $"policies.schedule.slots[{i}]");
            foreach (var agent in slot.Participants.Where(a => !agents.Contains(a))) fail($"{path}.participants", $"names '{agent}', who is no agent of this template.");
            if (!formats.TryGetValue(slot.Format, out var format)) fail($"{path}.format", $"is '{slot.Format}', which is no format.");
            else if (slot.Participants.Length + slot.Random is var count && (count < format.MinAgents || count > format.MaxAgents))
                fail($"{path}.participants", $"come to {count} with those drawn; a {format.Name} has {format.MinAgents} to {format.MaxAgents}.");
        }
    }

    private static void CheckRule(
        string path, Triggers.TriggerRule rule, Action<string, string> known, Action<string, ImmutableArray<ProposedStep>> steps, Action<string, string> fail)
    {
        if (!KeyText.IsName(rule.Name)) fail($"{path}.name", $"must match {KeyText.NamePattern}.");
        if (rule.CooldownMinutes < 0) fail($"{path}.cooldown_minutes", "must not be negative.");
        try
        {
            var action = JsonSerializer.Deserialize<TemplateMission>(rule.ActionConfig.Value, Wire.State);
            if (action is null) return;
            known($"{path}.action.agent", action.Agent ?? "");
            steps($"{path}.action.steps", action.Steps.IsDefault ? [] : action.Steps);
        }
        catch (JsonException broken)
        {
            fail($"{path}.action", $"must have agent, title, reason and steps: {broken.Message}");
        }
    }

    private static void Unique<T>(string path, ImmutableArray<T> items, Func<T, string> key, string what, Action<string, string> fail)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < items.Length; i++)
            if (!seen.Add(key(items[i]))) fail($"{path}[{i}]", $"repeats the {what} '{key(items[i])}'.");
    }
}
