using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AgentOps.Silo.Hosting.Telemetry;

/// <summary>
/// How long work waits, how late hearts beat, which grains are active. Figures that must be asked for are asked for before they are told, and only then: who
/// does not watch pays nothing.
/// </summary>
internal sealed partial class CompanyGauges
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2), Patience = TimeSpan.FromSeconds(5);
    private readonly FigureQueries _queries;
    private readonly IGrainFactory _grains;
    private readonly ILocalSiloDetails _silo;
    private readonly ILogger<CompanyGauges> _log;
    private readonly SemaphoreSlim _one = new(1);
    private CompanyFigures _figures = CompanyFigures.None;
    private List<(string Type, int Count)> _active = [];
    private long? _at;

    public CompanyGauges(NpgsqlDataSource database, TimeProvider clock, IGrainFactory grains, ILocalSiloDetails silo, ILogger<CompanyGauges> log)
    {
        (_queries, _grains, _silo, _log) = (new(database, clock), grains, silo, log);
        Signals.Meter.CreateObservableGauge(
            "agentops.queue.age", () => _figures.Queues.Select(q => new Measurement<double>(q.Oldest.TotalSeconds, Of(q))), "s",
            "How long the oldest ready step has waited for a worker, in the company's time, by company and kind.");
        Signals.Meter.CreateObservableGauge(
            "agentops.queue.waiting", () => _figures.Queues.Select(q => new Measurement<long>(q.Waiting, Of(q))), "{step}",
            "Ready steps that wait for a worker, by company and kind.");
        Signals.Meter.CreateObservableGauge(
            "agentops.heartbeat.overdue", () => _figures.Hearts.Select(h => new Measurement<double>(h.Overdue.TotalSeconds, Company(h.Company))), "s",
            "How long the next heartbeat of an open company should already have come, in the company's time; zero while it is not due.");
        Signals.Meter.CreateObservableGauge(
            "agentops.grain.activations", () => _active.Select(a => new Measurement<int>(a.Count, new KeyValuePair<string, object?>("agentops.grain.type", a.Type))), "{activation}",
            "Active grains of this silo, by type.");
    }

    /// <summary>Reads the figures anew, unless they were read just now. What cannot be read is not told: an old figure would be a wrong one.</summary>
    public async Task Refresh(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_at is null || TimeProvider.System.GetElapsedTime(_at.Value) >= Fresh) await Read(cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task Read(CancellationToken cancellationToken)
    {
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Patience);
            _figures = await _queries.Read(patience.Token);
            var active = await _grains.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics(hostsIds: [_silo.SiloAddress]);
            _active = [.. active.CountBy(a => a.GrainId.Type.ToString()!).Select(t => (t.Key, t.Value))];
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            (_figures, _active) = (CompanyFigures.None, []);
            LogNotRead(error);
        }
        _at = TimeProvider.System.GetTimestamp();
    }

    private static KeyValuePair<string, object?> Company(string company) => new("agentops.company", company);

    private static KeyValuePair<string, object?>[] Of(CompanyFigures.Queue queue) => [Company(queue.Company), new("agentops.step.kind", queue.Kind)];

    [LoggerMessage(Level = LogLevel.Warning, Message = "The figures of companies could not be read for metrics")]
    private partial void LogNotRead(Exception error);
}
