using AgentOps.Api.Problems;

namespace AgentOps.Api.Health;

/// <summary>PostgreSQL answers, and the migrations have run.</summary>
internal sealed class DatabaseCheck(NpgsqlDataSource database) : IReadinessCheck
{
    public string Name => "postgres";

    public async Task<string?> Problem(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = database.CreateCommand("select to_regclass('ops_missions') is not null and to_regclass('ops_api_keys') is not null");
            command.CommandTimeout = 2;
            return await command.ExecuteScalarAsync(cancellationToken) is true ? null : "The database is not migrated.";
        }
        catch (Exception exception) when (Outage.Is(exception))
        {
            return "PostgreSQL does not answer.";
        }
    }
}
