namespace AgentOps.Process.Tests;

/// <summary>The company that faults are tried on, and what must hold of it in the end.</summary>
internal static class FaultCompany
{
    internal static async Task<Client> Of(Server server)
    {
        var client = new Client(server, "fault");
        await client.Create("quiet");
        await client.Policy("worker_view", new { lease_seconds = 5, max_attempts = 20 });
        return client;
    }

    internal static async Task Ended(TestDatabase database, Server server, Load load)
    {
        await load.Stop();
        await Invariants.AllDone(database, TimeSpan.FromMinutes(2), () => server.Output);
        await Invariants.Hold(database, "fault", load.Answers, $"{load.Answers.Count} answers");
    }
}
