using AgentOps.Companies;
using AgentOps.Keys;
using Npgsql;

namespace AgentOps.Silo.Postgres.Archives;

/// <summary>Companies as archives, on PostgreSQL.</summary>
public sealed class PostgresCompanyArchive(NpgsqlDataSource database, TimeProvider clock) : ICompanyArchive
{
    private const long Largest = 2L * 1024 * 1024 * 1024;

    /// <inheritdoc/>
    public Task Export(CompanyKey company, Stream to, CancellationToken cancellationToken) =>
        new ArchiveWriter(database, clock).Write(company, to, cancellationToken);

    /// <inheritdoc/>
    public async Task<CompanyKey> Import(Stream from, CompanyKey? name, CancellationToken cancellationToken)
    {
        // First all of it to disk: a transaction that waits for a slow sender would hold up every reader of events.
        await using var file = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
        await Copy(from, file, cancellationToken);
        file.Position = 0;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            var company = await new ArchiveReader(connection).Read(file, name, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return company;
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new ArchiveException(
                $"Something of a company of that key is stored already ({error.TableName}). Import it under another name.", taken: true, error);
        }
        catch (PostgresException error) when (error.SqlState[..2] is "22" or "23")
        {
            throw new ArchiveException($"The archive holds a row that does not fit: {error.MessageText}", inner: error);
        }
    }

    private static async Task Copy(Stream from, FileStream to, CancellationToken cancellationToken)
    {
        var buffer = new byte[128 * 1024];
        while (await from.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (to.Length + count > Largest) throw new ArchiveException("The archive is larger than 2 GiB.");
            await to.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }
    }
}
