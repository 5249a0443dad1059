namespace AgentOps.Executors;

/// <summary>Makes sources of the company's own data.</summary>
internal static class CompanyData
{
    internal static Source Source(string what, CompanyView view) => new(
        $"view ({what})",
        $"The company's {what}",
        null,
        string.Join('\n', view.Items.Select(i => string.Join(" · ", new[] { i.Title, i.Status, i.Agent, i.Text }.Where(p => !string.IsNullOrWhiteSpace(p))))),
        view.Items.Any(i => i.Untrusted),
        [.. view.Counts.Select(c => new Source.Count(c.Name, c.Value))]);

    // An error may quote a page or a stranger's server, so it is data too.
    internal static Source Source(FailedMission mission) => new(
        $"mission {mission.Id}",
        mission.Title,
        null,
        string.Join('\n', mission.Steps.Select(s => $"Step {s.Kind} {s.Status} after {s.Attempts} attempt{(s.Attempts == 1 ? "" : "s")}{(s.Error is null ? "." : $": {s.Error}")}")),
        mission.Steps.Any(s => s.Error is not null),
        [new("attempts", mission.Steps.Sum(s => s.Attempts)), new("steps failed", mission.Steps.Count(s => s.Status == "failed"))]);
}
