using Npgsql;

namespace Orleans.Storage.AdoNet;

/// <summary>A statement that waits to be run, alone or with others, and the one who waits for its result.</summary>
internal abstract class StorageStatement(StorageQuery query, StorageRow row)
{
    public StorageRow Row { get; } = row;

    public NpgsqlBatchCommand ToCommand()
    {
        var command = new NpgsqlBatchCommand(query.Sql);
        Row.AddParameters(command.Parameters, query.Parameters);
        return command;
    }

    /// <summary>Keeps the result of this statement; it is not true yet.</summary>
    public abstract Task ReadAsync(NpgsqlDataReader reader);

    /// <summary>The transaction has ended well: gives the result to the one who waits.</summary>
    public abstract void Complete();

    /// <summary>Gives the error to the one who waits.</summary>
    public abstract void Fail(Exception exception);
}
