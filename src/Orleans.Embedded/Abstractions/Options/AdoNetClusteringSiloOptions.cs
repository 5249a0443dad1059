using System.Data.Common;

namespace Orleans.Configuration;

/// <summary>Where silos of a cluster meet. The embedded host is one process and reads nothing of it.</summary>
public class AdoNetClusteringSiloOptions
{
    /// <summary>The ADO.NET provider.</summary>
    public string Invariant { get; set; } = string.Empty;

    /// <summary>The database.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The database, ready to connect.</summary>
    public DbDataSource? DataSource { get; set; }
}
