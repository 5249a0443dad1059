using System.Text.Json;
using System.Text.Json.Nodes;
using AgentOps.Companies;
using AgentOps.Policies;
using AgentOps.Silo.Commands;
using AgentOps.Silo.Rehearsals.Archives;

namespace AgentOps.Silo.Rehearsals.Replays;

/// <summary>Reads the archives that a rehearsal lives on from, and says what is wrong with them.</summary>
internal static class Origins
{
    /// <exception cref="CommandFailedException">They cannot be lived on from.</exception>
    public static async Task<Origin> Read(FileInfo from, FileInfo? answers, DateTimeOffset? forkAt, CancellationToken cancellationToken)
    {
        var company = await Load(from, cancellationToken);
        var own = Own(company) ?? throw new CommandFailedException($"{from.Name} holds no company.");
        if (own.Killed || own.Deleted) throw new CommandFailedException($"The company in {from.Name} was {(own.Deleted ? "deleted" : "killed")}: it does not live on.");
        if (forkAt < company.At) throw new CommandFailedException($"--fork-at is before {company.At.UtcDateTime:O}, when {from.Name} was made.");
        var row = company.Tables.Policies.FirstOrDefault(p => p.Key == PolicyCatalog.Company.Key);
        if (row is not null && JsonNode.Parse(row.Json)?["enabled"] is JsonValue open && open.GetValueKind() == JsonValueKind.False)
            CommandLine.Say($"{company.Company} is paused in {from.Name}, so it does nothing; --set company.enabled=true lets it live.");
        return new(from.Name, company, answers is null ? null : await Day(company, answers, cancellationToken), forkAt);
    }

    /// <summary>The company's own row; null in an archive that somebody cut.</summary>
    public static CompanyRow? Own(CompanySnapshot company) => company.States.Select(s => s.State).OfType<CompanyRow>().FirstOrDefault();

    private static async Task<CompanySnapshot> Day(CompanySnapshot company, FileInfo answers, CancellationToken cancellationToken)
    {
        var day = await Load(answers, cancellationToken);
        if (day.Company != company.Company) throw new CommandFailedException($"{answers.Name} holds the company {day.Company}, not {company.Company}.");
        if (day.At <= company.At)
        {
            throw new CommandFailedException(
                $"{answers.Name} was made at {day.At.UtcDateTime:O}: the answers must be from later than {company.At.UtcDateTime:O}, where the life begins.");
        }

        return new RecordedAnswers(day.Tables.Calls, company.At).Count > 0 ? day : throw new CommandFailedException(
            $"{answers.Name} holds no recorded answers. Set llm_routing.record to true, let the company live, and export it again.");
    }

    private static async Task<CompanySnapshot> Load(FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = file.OpenRead();
            return await SnapshotFile.Read(stream, cancellationToken);
        }
        catch (Exception fault) when (fault is ArchiveException or IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{file.FullName} cannot be used: {fault.Message}", fault);
        }
    }
}
