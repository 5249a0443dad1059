using Npgsql;

namespace AgentOps.Silo.Postgres;

/// <summary>Reads that repeat themselves once: after a lost connection the pool may hand out dead ones (PLATFORM.md).</summary>
internal static class Reads
{
    public static async Task<T> Twice<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (NpgsqlException error) when (error.IsTransient && error.InnerException is not TimeoutException)
        {
            return await read();
        }
    }
}
