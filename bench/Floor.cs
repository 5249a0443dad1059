using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace AgentOps.Bench;

/// <summary>What PostgreSQL itself can do: pgbench at the same concurrency, one statement that writes what an accepted proposal means.</summary>
internal static partial class Floor
{
    internal static async Task<double> Measure(BenchStage stage, int seconds)
    {
        await using (var command = stage.Database.CreateCommand(Schema)) await command.ExecuteNonQueryAsync();
        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(script, Script);
        try
        {
            var address = new NpgsqlConnectionStringBuilder(stage.ConnectionString);
            var start = new ProcessStartInfo(Program(), ["-n", "-c", "32", "-j", "2", "-M", "prepared", "-T", seconds.ToString(CultureInfo.InvariantCulture), "-f", script])
            {
                RedirectStandardOutput = true, RedirectStandardError = true,
            };
            start.Environment["PGHOST"] = address.Host;
            start.Environment["PGDATABASE"] = address.Database;
            start.Environment["PGUSER"] = address.Username;
            start.Environment["PGPASSWORD"] = address.Password ?? "";
            using var pgbench = Process.Start(start)!;
            var errors = pgbench.StandardError.ReadToEndAsync();
            var output = await pgbench.StandardOutput.ReadToEndAsync();
            await pgbench.WaitForExitAsync();
            var found = Tps().Match(output);
            return found.Success
                ? double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)
                : throw new InvalidOperationException($"pgbench gave no figure:\n{output}\n{await errors}");
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static string Program() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(d => Path.Combine(d, "bin", "pgbench")).FirstOrDefault(File.Exists) ?? "pgbench"
            : "pgbench";

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex Tps();

    private const string Schema = """
        drop schema if exists floor cascade;
        create schema floor;
        create table floor.proposals (id uuid primary key, company text not null, title text not null, reason text, status text not null, doc jsonb not null, created_at timestamptz not null);
        create table floor.missions (id uuid primary key, proposal_id uuid not null, company text not null, title text not null, status text not null, created_at timestamptz not null);
        create table floor.steps (mission_id uuid not null, number int not null, kind text not null, status text not null, payload jsonb not null, primary key (mission_id, number));
        create table floor.events (id uuid primary key, seq bigint generated always as identity, company text not null, kind text not null, title text not null, mission_id uuid, at timestamptz not null);
        create index on floor.events (company, seq);
        """;

    private const string Script = """
        with p as (
            insert into floor.proposals values (gen_random_uuid(), 'bench', 'Find out what our visitors read', 'The figures moved.', 'accepted',
                '{"agent":"coordinator","steps":[{"kind":"research"},{"kind":"research"}]}', now()) returning id
        ), m as (
            insert into floor.missions select gen_random_uuid(), id, 'bench', 'Find out what our visitors read', 'approved', now() from p returning id
        ), s as (
            insert into floor.steps select id, n, 'research', 'queued', '{"topic":"what our visitors read"}' from m, generate_series(1, 2) n
        )
        insert into floor.events (id, company, kind, title, mission_id, at)
        select gen_random_uuid(), 'bench', kind, 'Find out what our visitors read', id, now() from m, (values ('proposal_created'), ('proposal_accepted')) k (kind);
        """;
}
