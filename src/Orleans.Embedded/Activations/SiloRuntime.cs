using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Calls;
using Orleans.Configuration;
using Orleans.Proxies;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans.Activations;

/// <summary>The silo: its grains, their calls and their clock. Live and simulated silos differ only in their scheduler.</summary>
internal sealed class SiloRuntime : IDisposable
{
    private readonly ConcurrentDictionary<TimeSpan, CallDeadlines> _deadlines = new();
    private readonly Lazy<IIncomingGrainCallFilter[]> _incomingFilters;
    private readonly Lazy<IOutgoingGrainCallFilter[]> _outgoingFilters;
    private long _activations;
    private volatile bool _refusesClients;
    private volatile bool _refusesAll;

    public SiloRuntime(
        IServiceProvider services,
        TurnScheduler scheduler,
        TimeProvider time,
        SiloIdentity identity,
        IOptions<SiloMessagingOptions> messaging,
        IOptions<GrainCollectionOptions> collection,
        ILogger<SiloRuntime> logger)
    {
        Services = services;
        Scheduler = scheduler;
        Time = time;
        Identity = identity;
        Collection = collection.Value;
        ResponseTimeout = messaging.Value.ResponseTimeout;
        CancelRequestOnTimeout = messaging.Value.CancelRequestOnTimeout;
        WaitForCancellationAcknowledgement = messaging.Value.WaitForCancellationAcknowledgement;
        Log = new RuntimeLog(logger);
        Classes = new GrainClassCatalog(Collection);
        Collector = new IdleCollector(time, Collection);
        DefaultDeadlines = DeadlinesOf(ResponseTimeout);

        // Filters may ask for the grain factory, which asks for this runtime.
        _incomingFilters = new(() => [.. services.GetServices<IIncomingGrainCallFilter>()]);
        _outgoingFilters = new(() => [.. services.GetServices<IOutgoingGrainCallFilter>()]);
    }

    public IServiceProvider Services { get; }

    public TurnScheduler Scheduler { get; }

    /// <summary>The clock of the application: idle times, timers and reminders go by it.</summary>
    public TimeProvider Time { get; }

    public SiloIdentity Identity { get; }

    public GrainCollectionOptions Collection { get; }

    public TimeSpan ResponseTimeout { get; }

    public bool CancelRequestOnTimeout { get; }

    public bool WaitForCancellationAcknowledgement { get; }

    public RuntimeLog Log { get; }

    public GrainClassCatalog Classes { get; }

    public ActivationDirectory Directory { get; } = new();

    public IdleCollector Collector { get; }

    public ProxyFactory Proxies { get; } = new();

    public CallDeadlines DefaultDeadlines { get; }

    public IIncomingGrainCallFilter[] IncomingFilters => _incomingFilters.Value;

    public IOutgoingGrainCallFilter[] OutgoingFilters => _outgoingFilters.Value;

    public IGrainRuntime GrainRuntime => field ??= Services.GetRequiredService<IGrainRuntime>();

    public ITimerRegistry Timers => field ??= Services.GetRequiredService<ITimerRegistry>();

    public IPersistentStateFactory States => field ??= Services.GetRequiredService<IPersistentStateFactory>();

    /// <summary>The simulation's own mark of this start of the silo.</summary>
    public object? Domain { get; set; }

    /// <summary>Whether this silo was dropped without a stop.</summary>
    public bool IsKilled { get; private set; }

    public CallDeadlines DeadlinesOf(TimeSpan timeout) => _deadlines.GetOrAdd(timeout, static (t, clock) => new CallDeadlines(clock, t), Scheduler.Clock);

    public Activation NewActivation(CallTarget target, WorkerPool? pool)
    {
        var number = Interlocked.Increment(ref _activations);
        Span<byte> id = stackalloc byte[16];
        BitConverter.TryWriteBytes(id, number);
        BitConverter.TryWriteBytes(id[8..], (long)Identity.SiloAddress.Generation);
        return new Activation(target, new ActivationId(new Guid(id)), number, pool);
    }

    /// <summary>Brings a call to its grain's activation, which is made when there is none.</summary>
    public void Deliver(GrainCall call)
    {
        while (true)
        {
            if (_refusesAll || (_refusesClients && call.Source is null))
            {
                call.Fail(new SiloUnavailableException($"The silo is stopping and can no longer process the request: {call}"));
                return;
            }

            if (Directory.Get(call.Target).Receive(call))
                return;
        }
    }

    /// <summary>
    /// Stops in good order: calls from outside are refused, all activations end, and what they still ask of each other is answered meanwhile.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _refusesClients = true;
        var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "This process is terminating.");
        await DeactivateAll(reason, cancellationToken);
        _refusesAll = true;

        // Those that came up while others went down.
        await DeactivateAll(reason, cancellationToken);
        FailWaiting();
        Dispose();
    }

    /// <summary>Drops everything at once, as the end of a process would.</summary>
    public void Kill()
    {
        IsKilled = true;
        _refusesAll = true;
        foreach (var activation in Directory.All())
            activation.Abandon();
        FailWaiting();
        Dispose();
    }

    public void Dispose()
    {
        Collector.Dispose();
        foreach (var deadlines in _deadlines.Values)
            deadlines.Dispose();
    }

    private async Task DeactivateAll(DeactivationReason reason, CancellationToken cancellationToken)
    {
        var all = Directory.All();
        foreach (var activation in all)
            activation.Deactivate(reason, cancellationToken);
        try
        {
            await Task.WhenAll(all.Select(a => a.Deactivated)).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Log.StopTimedOut(all.Count(a => !a.Deactivated.IsCompleted));
        }
    }

    private void FailWaiting()
    {
        foreach (var call in _deadlines.Values.SelectMany(d => d.Drain()))
        {
            // A killed silo answers only those who live on: callers outside of its grains.
            if (!IsKilled || call.Source is null)
                call.Fail(new SiloUnavailableException($"The silo has stopped; the outcome of the call is not known: {call}"));
        }
    }
}
