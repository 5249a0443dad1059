using System.Collections.Immutable;
using System.Text.Json;
using AgentOps.Causes;
using AgentOps.Events;
using AgentOps.Journals;
using AgentOps.Json;
using AgentOps.Triggers;

namespace AgentOps.Policies;

/// <summary>
/// Looks at people's tables after a change (SPEC §2.4): what fits comes into force, what does not leaves the last good value in force; each
/// change is told by one event. Pure.
/// </summary>
public static class PolicyReview
{
    /// <summary>What templates sign their rows with: a new company's first values are no changes.</summary>
    public const string TemplateAuthor = "template";

    /// <summary>The state after looking at the tables, its journal telling what changed; the same instance when there is nothing new.</summary>
    public static PolicyState Review(CompanyKey company, PolicyState state, PolicyTables tables, DateTimeOffset now)
    {
        var journal = new JournalWriter(company, $"policy/{company}", state.Serial, now);
        var policies = Policies(state, tables, journal);
        var rules = Rules(state, tables, journal);
        return state.Version == tables.Version && policies == state.Policies && rules == state.Rules
            ? state
            : state with { Version = tables.Version, Policies = policies, Rules = rules, Serial = journal.Serial, Journal = journal.ToJournal() };
    }

    private static ImmutableSortedDictionary<string, KeptPolicy> Policies(PolicyState state, PolicyTables tables, JournalWriter journal)
    {
        var kept = state.Policies;
        foreach (var row in tables.Policies)
        {
            var old = kept.GetValueOrDefault(row.Key);
            if (old?.RowVersion == row.Version) continue;
            var errors = PolicyChecks.Check(row.Key, new(row.Json));
            if (errors.IsEmpty)
            {
                kept = kept.SetItem(row.Key, new(new JsonText(row.Json), row.Version, null));
                if (old is not null || row.UpdatedBy != TemplateAuthor) TellChanged(journal, row, old?.Good);
            }
            else
            {
                var fault = string.Join(" ", errors.Select(e => $"{e.Path}: {e.Message}"));
                kept = kept.SetItem(row.Key, new(old?.Good, row.Version, fault));
                TellInvalid(journal, $"policy:{row.Key}", row.Key, fault, row.UpdatedBy);
            }
        }

        var there = tables.Policies.Select(r => r.Key).ToHashSet();
        foreach (var gone in kept.Keys.Where(key => !there.Contains(key)).ToList())
        {
            TellChanged(journal, new(gone, PolicyCatalog.Shape(gone) is null ? "null" : PolicyCatalog.Default(gone).Value, 0, journal.Now, "sql"), kept[gone].Good);
            kept = kept.Remove(gone);
        }

        return kept;
    }

    private static ImmutableSortedDictionary<string, KeptRule> Rules(PolicyState state, PolicyTables tables, JournalWriter journal)
    {
        var kept = state.Rules;
        foreach (var row in tables.Rules)
        {
            var old = kept.GetValueOrDefault(row.Name);
            if (old?.RowVersion == row.Version)
            {
                // Counting that it fired is no change of a rule.
                if (old.Good is { } good && (good.FireCount != row.FireCount || good.LastFiredAt != row.LastFiredAt))
                    kept = kept.SetItem(row.Name, old with { Good = good with { FireCount = row.FireCount, LastFiredAt = row.LastFiredAt } });
                continue;
            }

            var (rule, fault) = TriggerChecks.Read(row);
            kept = kept.SetItem(row.Name, new(rule ?? old?.Good, row.Version, fault));
            if (fault is not null) TellInvalid(journal, $"trigger:{row.Name}", row.Name, fault, row.UpdatedBy);
            else if (old is not null || row.UpdatedBy != TemplateAuthor)
                journal.Event(
                    EventKinds.PolicyChanged, $"Trigger {row.Name} changed", new($"trigger:{row.Name}", $"trigger:{row.Name}", 0),
                    data: new { trigger = row.Name, by = row.UpdatedBy, row.Enabled, row.CooldownMinutes });
        }

        var there = tables.Rules.Select(r => r.Name).ToHashSet();
        return kept.RemoveRange(kept.Keys.Where(name => !there.Contains(name)));
    }

    private static void TellChanged(JournalWriter journal, PolicyRow row, JsonText? old)
    {
        var cause = new Cause($"policy:{row.Key}", $"policy:{row.Key}", 0);
        var data = new { key = row.Key, old = old ?? Default(row.Key), @new = new JsonText(row.Json), by = row.UpdatedBy };
        if (row.Key == PolicyCatalog.Company.Key && Enabled(data.old) is var before && Enabled(data.@new) is var after && before != after)
        {
            if (after) journal.Event(EventKinds.CompanyResumed, "The company is open again", cause, summary: $"By {row.UpdatedBy}.", data: data);
            else journal.Event(EventKinds.CompanyPaused, "The company is paused", cause, summary: $"By {row.UpdatedBy}. Every proposal is rejected until it is resumed.", data: data);
            if (SameButForEnabled(data.old, data.@new)) return;
        }

        journal.Event(EventKinds.PolicyChanged, $"Policy {row.Key} changed", cause, summary: $"By {row.UpdatedBy}.", data: data);
    }

    private static void TellInvalid(JournalWriter journal, string subject, string name, string fault, string by) =>
        journal.Event(
            EventKinds.PolicyInvalid, $"{name} was changed to something that does not fit", new(subject, subject, 0),
            summary: $"{fault} The last good value stays in force.", data: new { key = name, error = fault, by });

    private static JsonText? Default(string key) => PolicyCatalog.Shape(key) is null ? null : PolicyCatalog.Default(key);

    private static bool Enabled(JsonText? value) =>
        value is not { } json || JsonSerializer.Deserialize<CompanyPolicy>(json.Value, Wire.Policy) is not { Enabled: false };

    private static bool SameButForEnabled(JsonText? one, JsonText? other)
    {
        var (a, b) = (Read(one), Read(other));
        return (a with { Enabled = true }) == (b with { Enabled = true });

        static CompanyPolicy Read(JsonText? value) => value is { } json ? JsonSerializer.Deserialize<CompanyPolicy>(json.Value, Wire.Policy) ?? new() : new();
    }
}
