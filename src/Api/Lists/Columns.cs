using AgentOps.Json;

namespace AgentOps.Api.Lists;

/// <summary>Columns that may be null, read by position.</summary>
internal static class Columns
{
    internal static string? Text(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    internal static Guid? Id(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);

    internal static JsonText? Json(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : new(row.GetString(column));

    internal static DateTimeOffset? Time(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    internal static DateTimeOffset At(this NpgsqlDataReader row, int column) => row.GetFieldValue<DateTimeOffset>(column);
}
