namespace AgentOps.Process.Tests.Workers;

/// <summary>A server that knows the template of docs/workers.</summary>
public sealed class WorkshopServer : IAsyncLifetime
{
    private TestDatabase _database = null!;

    internal Server Server { get; private set; } = null!;

    internal TestDatabase Database => _database;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.Create();
        Server = await Server.Start(_database, ["--company", "first", "--template", "workshop"], ("AGENTOPS_TEMPLATES", Path.Combine(Server.Root, "docs/workers/companies")));
    }

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await _database.DisposeAsync();
    }
}
