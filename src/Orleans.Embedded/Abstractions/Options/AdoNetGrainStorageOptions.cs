using System.Data.Common;
using Orleans.Storage;

namespace Orleans.Configuration;

/// <summary>Options of grain storage in PostgreSQL. Give a connection string or a data source, not both.</summary>
public class AdoNetGrainStorageOptions : IStorageProviderSerializerOptions
{
    /// <summary>The database.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The database, ready to connect; an NpgsqlDataSource here.</summary>
    public DbDataSource? DataSource { get; set; }

    /// <summary>The stage of the silo at which the queries are read.</summary>
    public int InitStage { get; set; } = ServiceLifecycleStage.ApplicationServices;

    /// <summary>The ADO.NET provider: "Npgsql" is the only one here.</summary>
    public string Invariant { get; set; } = "Microsoft.Data.SqlClient";

    /// <summary>How states are stored; JSON when none is given.</summary>
    public IGrainStorageSerializer GrainStorageSerializer { get; set; } = null!;

    /// <summary>How rows are hashed; Orleans' own way when none is given.</summary>
    public IStorageHasherPicker HashPicker { get; set; } = null!;

    /// <summary>Whether clearing removes the row. Otherwise the row stays, empty, with its version.</summary>
    public bool DeleteStateOnClear { get; set; }
}
