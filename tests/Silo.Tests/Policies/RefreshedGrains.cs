using System.Collections.Concurrent;
using System.Reflection;
using AgentOps.Keys;
using AgentOps.Policies;

namespace AgentOps.Silo.Tests.Policies;

/// <summary>A grain factory whose policy grains only tell that they were refreshed.</summary>
public sealed class RefreshedGrains
{
    private readonly ConcurrentDictionary<string, System.Threading.Channels.Channel<bool>> _refreshed = new();
    private int _failures;

    public RefreshedGrains()
    {
        Factory = DispatchProxy.Create<IGrainFactory, FactoryProxy>();
        ((FactoryProxy)(object)Factory).Owner = this;
    }

    public IGrainFactory Factory { get; }

    /// <summary>So many refreshes fail first.</summary>
    public int Failures
    {
        get => _failures;
        init => _failures = value;
    }

    /// <summary>Waits, at most 10 s, for a company's next refresh.</summary>
    public async Task Next(string company)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await Of(company).Reader.ReadAsync(patience.Token);
    }

    private System.Threading.Channels.Channel<bool> Of(string company) =>
        _refreshed.GetOrAdd(company, _ => System.Threading.Channels.Channel.CreateUnbounded<bool>());

    public class FactoryProxy : DispatchProxy
    {
        internal RefreshedGrains Owner { get; set; } = null!;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            targetMethod!.Name.ShouldBe("GetGrain");
            var grain = Create<IPolicyGrain, GrainProxy>();
            var proxy = (GrainProxy)(object)grain;
            (proxy.Owner, proxy.Company) = (Owner, CompanyKey.OfGrain((string)args![0]!).Value);
            return grain;
        }
    }

    public class GrainProxy : DispatchProxy
    {
        internal RefreshedGrains Owner { get; set; } = null!;

        internal string Company { get; set; } = "";

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            targetMethod!.Name.ShouldBe(nameof(IPolicyGrain.Refresh));
            if (Interlocked.Decrement(ref Owner._failures) >= 0) return Task.FromException<PolicySet>(new InvalidOperationException("not yet"));
            Interlocked.Exchange(ref Owner._failures, 0);
            Owner.Of(Company).Writer.TryWrite(true);
            return Task.FromResult<PolicySet>(null!);
        }
    }
}
