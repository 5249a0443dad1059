using AgentOps.Silo.Postgres.Clusters;
using Npgsql;

namespace AgentOps.Silo.Tests.Clusters;

/// <summary>The private PostgreSQL under AGENTOPS_HOME.</summary>
public sealed class PrivateClusterTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("agentops-cluster-").FullName;

    public PrivateClusterTests() => File.SetUnixFileMode(_home, (UnixFileMode)0b111_101_101);

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task It_is_made_once_listens_on_a_socket_only_and_a_server_left_behind_is_used_again()
    {
        var cluster = await PrivateCluster.Ensure(_home, _ => { }, default);
        try
        {
            cluster.Started.ShouldBeTrue();
            (await Ask(cluster, "select current_user || ' in ' || current_database() || ' listens to ' || quote_literal(current_setting('listen_addresses')) || ', fsync ' || current_setting('fsync')"))
                .ShouldBe("agentops in agentops listens to '', fsync on");
            (await Ask(cluster, "select current_setting('idle_in_transaction_session_timeout')")).ShouldBe("30s");
            await Ask(cluster, "create table kept (); select ''");

            var again = await PrivateCluster.Ensure(_home, _ => throw new InvalidOperationException("It says nothing when there is nothing to do."), default);
            again.Started.ShouldBeFalse();
            (await Ask(again, "select to_regclass('kept')::text")).ShouldBe("kept");
        }
        finally
        {
            await cluster.Stop();
        }
    }

    [Fact]
    public async Task What_a_killed_server_left_is_recovered()
    {
        var cluster = await PrivateCluster.Ensure(_home, _ => { }, default);
        var pidFile = Path.Combine(_home, "postgres/data/postmaster.pid");
        await Ask(cluster, "create table kept (); select ''");
        var mark = File.ReadAllLines(pidFile);
        await cluster.Stop();

        // As after a power cut: the mark is there, and its process number belongs to something else by now.
        mark[0] = Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        File.WriteAllLines(pidFile, mark);
        var again = await PrivateCluster.Ensure(_home, _ => { }, default);
        try
        {
            again.Started.ShouldBeTrue();
            (await Ask(again, "select to_regclass('kept')::text")).ShouldBe("kept");
        }
        finally
        {
            await again.Stop();
        }
    }

    [Fact]
    public void Its_socket_moves_to_a_short_folder_when_its_path_would_be_too_long()
    {
        SocketFolder.Of("/srv/agentops/postgres").ShouldBe("/srv/agentops/postgres/socket");
        var deep = "/srv/" + new string('d', 100) + "/postgres";
        var moved = SocketFolder.Of(deep);
        (moved.Length + "/.s.PGSQL.5432.lock".Length).ShouldBeLessThanOrEqualTo(107);
        SocketFolder.Of(deep).ShouldBe(moved);
        SocketFolder.Of(deep + "2").ShouldNotBe(moved);
    }

    private static async Task<string> Ask(PrivateCluster cluster, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
