using System.Text.Json.Nodes;
using AgentOps.Api.Health;
using AgentOps.Silo.Commands.Remote;

namespace AgentOps.Silo.Commands.Verify;

/// <summary>The seven signs of life of a running company (SPEC §11 "Verify"), as anybody with a viewer's key can see them.</summary>
internal sealed class SignsOfLife(RunningServer server, string company)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1), Young = TimeSpan.FromMinutes(40), StreamPatience = TimeSpan.FromSeconds(10);

    /// <summary>The company's own time, which a server may let pass faster.</summary>
    private DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    /// <summary>All seven, in order. The first failure of the server itself ends the looking: the rest would only repeat it.</summary>
    public async Task<IReadOnlyList<Sign>> Look(CancellationToken cancellationToken)
    {
        var signs = new List<Sign> { await Isolated("build", Builds, cancellationToken) };
        if (signs[0].State == SignState.Wrong) return signs;
        JsonNode about;
        try
        {
            about = await server.Get(Of(""), cancellationToken);
        }
        catch (CommandFailedException error)
        {
            // A server that has just started may still be making it.
            signs.Add(Sign.Wrong("company", error.Message, $"See 'agentops company list'; make it: agentops company create {company}"));
            return signs;
        }

        if ((string?)about["state"] != "open")
        {
            signs.Add(Sign.Wrong(
                "company", $"The company {company} is {about["state"].Text()}.", $"A paused company does nothing: agentops company resume {company}"));
            return signs;
        }

        _now = about["clock"]?["now"].At() ?? TimeProvider.System.GetUtcNow();
        var age = _now - (about["createdAt"].At() ?? DateTimeOffset.MinValue);
        signs.Add(await Isolated("heartbeats", c => Heartbeats(age, c), cancellationToken));
        signs.Add(await Isolated("triggers fired", c => Triggers(age, c), cancellationToken));
        signs.Add(await Isolated("roundtables succeeded", c => Roundtables(age, c), cancellationToken));
        signs.Add(await Isolated("events flowing", c => Events(age, c), cancellationToken));
        signs.Add(await Isolated("memories written", c => Memories(age, c), cancellationToken));
        signs.Add(await Isolated("Stage up", Stage, cancellationToken));
        return signs;
    }

    private async Task<Sign> Builds(CancellationToken cancellationToken)
    {
        const string name = "build";
        var live = await server.Get("health/live", cancellationToken);
        var build = (live["checks"]?["build"]).Text("unknown");
        if (build != Build.Name)
            return Sign.Wrong(name, $"The server is build {build}, this program is {Build.Name}.", "Restart the server, so that it runs what is installed.");
        await server.Get("health/ready", cancellationToken);
        return Sign.Good(name, $"{build} is ready.");
    }

    private async Task<Sign> Heartbeats(TimeSpan age, CancellationToken cancellationToken)
    {
        const string name = "heartbeats";
        var policy = (await server.Get(Of("policies/heartbeat"), cancellationToken))["value"]!;
        if ((bool?)policy["enabled"] is false) return Sign.Wrong(name, "They are switched off.", "Set \"enabled\": true in the policy 'heartbeat'.");
        var late = TimeSpan.FromMinutes((2 * ((double?)policy["period_minutes"] ?? 5)) + 1);
        var last = await server.Newest(Of("runs"), cancellationToken);
        if (last?["startedAt"].At() is not { } at)
        {
            return Sign.Missing(
                name, age < late, "There was none.", "The first comes within minutes.", "See the server's log, and run one: POST …/heartbeat.");
        }

        if (_now - at > late) return Sign.Wrong(name, $"The last was {Ago(at)}.", "See the server's log, and run one: POST …/heartbeat.");
        var broken = last["duties"]!.AsArray().Where(d => (bool?)d!["ok"] is false).ToList();
        var faults = string.Join(", ", broken.Select(d => $"{d!["name"].Text()} failed: {d["error"].Text()}"));
        return broken.Count == 0 ? Sign.Good(name, $"The last was {Ago(at)}, all duties done.")
            : Sign.Wrong(name, $"The last was {Ago(at)}; {faults}.", "The error says what failed; GET …/runs shows every run.");
    }

    private async Task<Sign> Triggers(TimeSpan age, CancellationToken cancellationToken)
    {
        const string name = "triggers fired";
        if (await Recent("events?kind=trigger_fired", "at", Day, cancellationToken) is { } at) return Sign.Good(name, $"The last fired {Ago(at)}.");
        var rules = (await server.Get(Of("triggers?limit=200"), cancellationToken))["items"]!.AsArray();
        var next = rules.Where(r => (bool?)r!["enabled"] is true).Select(r => r!["nextDueAt"].At()).Min();
        var due = next is null ? "No proactive trigger is on: switch some on (PUT …/triggers/NAME)." : $"The next is due at {next:yyyy-MM-dd HH:mm} UTC.";
        return Sign.Missing(name, age < Young, "None fired within a day.", due, due + " GET …/events?kind=trigger_skipped says what kept others back.");
    }

    private async Task<Sign> Roundtables(TimeSpan age, CancellationToken cancellationToken)
    {
        const string name = "roundtables succeeded";
        if (await Recent("roundtables?status=succeeded", "finishedAt", Day, cancellationToken) is { } at)
            return Sign.Good(name, $"The last ended {Ago(at)}.");
        var failed = await server.Newest(Of("roundtables?status=failed"), cancellationToken);
        var found = failed is null ? "None within a day." : $"None within a day; the last failed: {failed["reason"].Text("see its transcript")}";
        return Sign.Missing(
            name, age < Young && failed is null, found, "The first standup convenes soon after the start.",
            "See the policies 'roundtable_policy' and 'schedule', or convene one: POST …/roundtables.");
    }

    private async Task<Sign> Events(TimeSpan age, CancellationToken cancellationToken)
    {
        const string name = "events flowing";
        if (await Recent("events?", "at", Day, cancellationToken) is not { } at)
        {
            return Sign.Missing(
                name, age < Young, "None within a day.", "The first come with the first proposal.", "See the other signs: what makes events does not run.");
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(StreamPatience);
        try
        {
            await foreach (var _ in new LiveFeed(server, company, Output.Terminal).Follow("0", patience.Token))
                return Sign.Good(name, $"The last happened {Ago(at)}; the live stream brings them.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Below.
        }

        return Sign.Wrong(
            name, "The table has events, the live stream brings none.", "See the server's log; a writing transaction left open in the database holds it up.");
    }

    private async Task<Sign> Memories(TimeSpan age, CancellationToken cancellationToken)
    {
        const string name = "memories written";
        return await Recent("events?kind=memory_written", "at", Day, cancellationToken) is { } at
            ? Sign.Good(name, $"The last was written {Ago(at)}.")
            : Sign.Missing(name, age < Young, "None within a day.", "They come from conversations and ended missions.",
                "See the roundtables' outcomes and the policy 'memory_policy'.");
    }

    private async Task<Sign> Stage(CancellationToken cancellationToken)
    {
        const string name = "Stage up";
        return await server.HasPage(cancellationToken) ? Sign.Good(name, $"{server.At} serves it.")
            : Sign.Wrong(name, $"{server.At} serves no page.", "Build it (npm run build in src/Stage) and point AGENTOPS_STAGE at the folder it makes.");
    }

    private async Task<DateTimeOffset?> Recent(string list, string time, TimeSpan within, CancellationToken cancellationToken) =>
        (await server.Newest(Of(list), cancellationToken))?[time].At() is { } at && _now - at < within ? at : null;

    private string Of(string path) => RunningServer.Of(company, path);

    private string Ago(DateTimeOffset at) => (_now - at) switch
    {
        { TotalMinutes: < 1 } => "just now",
        { TotalHours: < 1 } since => $"{since.TotalMinutes:0} min ago",
        var since => $"{since.TotalHours:0.#} h ago",
    };

    private static async Task<Sign> Isolated(string name, Func<CancellationToken, Task<Sign>> look, CancellationToken cancellationToken)
    {
        try
        {
            return await look(cancellationToken);
        }
        catch (CommandFailedException error)
        {
            return Sign.Wrong(name, error.Message, "Put that right first.");
        }
    }
}
