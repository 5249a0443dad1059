using System.Text.Json;
using AgentOps.Events;
using AgentOps.InMemory;
using AgentOps.Intake;
using AgentOps.Keys;

namespace AgentOps.Silo.Rehearsals.Figures;

/// <summary>Reads a life's figures from its tables. Days are counted from the life's beginning, 24 hours each.</summary>
internal static class LifeFigures
{
    public static DayBook Read(InMemoryDatabase database, CompanyKey company, DateTimeOffset start, int days)
    {
        var book = new DayBook(days);
        int Day(DateTimeOffset at) => (int)Math.Floor((at - start) / TimeSpan.FromDays(1));
        foreach (var proposal in database.Proposals(company))
        {
            book.Add($"{Group.Proposals}/{(proposal.Status == ProposalStatus.Accepted ? "accepted" : proposal.Status == ProposalStatus.Pending ? "waiting for a person" : "rejected")}", Day(proposal.CreatedAt));
            if (proposal is { Status: ProposalStatus.Rejected, Gate: { } gate }) book.Add($"{Group.Rejections}/{gate}", Day(proposal.DecidedAt ?? proposal.CreatedAt));
        }

        Missions(database, company, book, Day);
        foreach (var post in database.Posts(company)) book.Add($"{Group.Posts}/{post.Agent}", Day(post.At));
        foreach (var entry in database.Calls(company))
        {
            var (call, day) = (entry.Call, Day(entry.Call.At));
            var (tokens, who) = ((double)call.InputTokens + call.OutputTokens, entry.Agent ?? "all");
            book.Add($"{Group.Tokens}/{call.Use}", day, tokens);
            book.Add($"{Group.AgentTokens}/{who}", day, tokens);
            if (call.Usd == 0) continue;
            book.Add($"{Group.Usd}/{call.Use}", day, (double)call.Usd);
            book.Add($"{Group.AgentUsd}/{who}", day, (double)call.Usd);
        }

        foreach (var e in database.Events(company)) Note(book, e, Day(e.At));
        return book;
    }

    private static void Missions(InMemoryDatabase database, CompanyKey company, DayBook book, Func<DateTimeOffset, int> dayOf)
    {
        var waits = new Dictionary<int, (double Minutes, int Count)>();
        foreach (var mission in database.Missions(company))
        {
            if (mission.FinishedAt is { } end) book.Add($"{Group.Missions}/{mission.Status.ToString().ToLowerInvariant()}", dayOf(end));
            if (mission.StartedAt is not { } began) continue;
            var (minutes, count) = waits.GetValueOrDefault(dayOf(began));
            waits[dayOf(began)] = (minutes + (began - mission.CreatedAt).TotalMinutes, count + 1);
        }

        foreach (var (day, wait) in waits) book.Add($"{Group.Waits}/mean", day, wait.Minutes / wait.Count);
    }

    private static void Note(DayBook book, CompanyEvent e, int day)
    {
        if (e.Kind is not (EventKinds.RoundtableStarted or EventKinds.MemoryWritten or EventKinds.AffinityChanged) || e.Data is not { } data) return;
        using var document = JsonDocument.Parse(data.Value);
        var root = document.RootElement;
        switch (e.Kind)
        {
            case EventKinds.RoundtableStarted:
                book.Add($"{Group.Conversations}/{root.GetProperty("format").GetString()}", day);
                break;
            case EventKinds.MemoryWritten:
                book.Add($"{Group.Memories}/{root.GetProperty("type").GetString()}", day);
                break;
            default:
                book.Stand($"{Group.Affinity}/{root.GetProperty("a").GetString()} and {root.GetProperty("b").GetString()}", day, root.GetProperty("affinity").GetDouble());
                break;
        }
    }
}
