using System.Data.Common;
using System.Net.Sockets;

namespace AgentOps.Api.Problems;

/// <summary>Tells faults of what we stand on (PostgreSQL, storage, a grain that is being moved) from faults of our own.</summary>
internal static class Outage
{
    /// <summary>SQL states of our own mistakes: wrong data, wrong SQL, missing tables. Everything else PostgreSQL says passes with time.</summary>
    private static readonly string[] Ours = ["0A", "21", "22", "23", "26", "42"];

    /// <summary>True when a retry in a few seconds may succeed.</summary>
    internal static bool Is(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case PostgresException postgres:
                    return !Array.Exists(Ours, c => postgres.SqlState.StartsWith(c, StringComparison.Ordinal));
                case DbException or SocketException or TimeoutException or OrleansException:
                    return true;
            }
        }

        return false;
    }
}
