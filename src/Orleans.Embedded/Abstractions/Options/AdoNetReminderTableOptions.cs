using System.Data.Common;

namespace Orleans.Configuration;

/// <summary>Options of reminders in PostgreSQL. Give a connection string or a data source, not both.</summary>
public class AdoNetReminderTableOptions
{
    /// <summary>The ADO.NET provider: "Npgsql" is the only one here.</summary>
    public string Invariant { get; set; } = null!;

    /// <summary>The database.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The database, ready to connect; an NpgsqlDataSource here.</summary>
    public DbDataSource? DataSource { get; set; }
}
