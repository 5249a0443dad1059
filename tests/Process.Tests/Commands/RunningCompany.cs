namespace AgentOps.Process.Tests.Commands;

/// <summary>A server with the company <c>shop</c> and a page, shared by tests of commands.</summary>
[CollectionDefinition(Name)]
public sealed class RunningCompany : IAsyncLifetime, ICollectionFixture<RunningCompany>
{
    internal const string Name = "running company";

    private readonly string _stage = Directory.CreateTempSubdirectory("agentops-stage-").FullName;
    private TestDatabase? _database;
    private Server? _server;

    internal Server Server => _server!;

    internal TestDatabase Database => _database!;

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_stage, "index.html"), "<!doctype html><title>Stage</title><script src=\"/x.js\"></script>");
        _database = await TestDatabase.Create();
        _server = await Server.Start(_database, ("AGENTOPS_STAGE", _stage));
        await new Client(_server, "shop").Create();
    }

    public async Task DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        Directory.Delete(_stage, recursive: true);
    }
}
