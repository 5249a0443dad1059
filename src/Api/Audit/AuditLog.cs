using AgentOps.Api.Access;
using Microsoft.Extensions.Logging;
using NpgsqlTypes;

namespace AgentOps.Api.Audit;

/// <summary>The append-only trail of what people did (FAULTS.md): who, when, what, to what. No bodies: they may hold secrets.</summary>
internal sealed partial class AuditLog(NpgsqlDataSource database, TimeProvider time, ILogger<AuditLog> log)
{
    private const string Sql = "insert into ops_audit (at, actor, company, action, subject, detail) values ($1, $2, $3, $4, $5, '{}')";

    /// <summary>Writes one line. What was done stays done when this fails: then the log says it.</summary>
    internal async Task Write(Scope scope, string action, string? subject)
    {
        try
        {
            await using var command = database.CreateCommand(Sql);
            command.Parameters.AddWithValue(time.GetUtcNow());
            command.Parameters.AddWithValue(scope.Name);
            command.Parameters.Add(new() { Value = (object?)scope.Company.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
            command.Parameters.AddWithValue(action);
            command.Parameters.Add(new() { Value = (object?)subject ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
            await command.ExecuteNonQueryAsync();
        }
        catch (Exception exception)
        {
            LogLost(exception, scope.Name, action, subject);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Audit line lost: {Actor} did {Action} to {Subject}")]
    private partial void LogLost(Exception exception, string actor, string action, string? subject);
}
