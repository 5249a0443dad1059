using Microsoft.Extensions.DependencyInjection;
using Orleans.Calls;
using Orleans.Core.Internal;
using Orleans.Runtime;

namespace Orleans.Activations;

/// <summary>One grain in memory: its object, the calls that wait and run, and its turns. See the other parts for turns and life.</summary>
internal sealed partial class Activation : IGrainContext, ICallReceiver, ICallChainReentrantGrainContext, IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private readonly CallTarget _target;
    private readonly WorkerPool? _pool;
    private Dictionary<Type, object>? _components;
    private GrainReference? _reference;
    private ActivationLifecycle? _lifecycle;
    private AsyncServiceScope? _scope;

    public Activation(CallTarget target, ActivationId id, long number, WorkerPool? pool)
    {
        _target = target;
        _pool = pool;
        ActivationId = id;
        Number = number;
        Scheduler = new ActivationTaskScheduler(this);
        LastUsed = Runtime.Time.GetTimestamp();
    }

    public SiloRuntime Runtime => _target.Runtime;

    public GrainClass Class => _target.Class;

    public GrainId GrainId => _target.GrainId;

    public ActivationId ActivationId { get; }

    /// <summary>Counts the activations of a silo, so that a simulation can put them in order.</summary>
    public long Number { get; }

    public ActivationTaskScheduler Scheduler { get; }

    public object? GrainInstance { get; private set; }

    public GrainReference GrainReference => _reference ??= (GrainReference)Runtime.Proxies.Create(Class.PrimaryInterface, _target);

    public IServiceProvider ActivationServices => (_scope ??= Runtime.Services.CreateAsyncScope()).ServiceProvider;

    public IGrainLifecycle ObservableLifecycle => _lifecycle ??= new ActivationLifecycle();

    /// <summary>The silo's incoming filters, and the grain itself when it is one.</summary>
    public IIncomingGrainCallFilter[] IncomingFilters { get; private set; } = [];

    public TComponent? GetComponent<TComponent>()
        where TComponent : class
    {
        if (this is TComponent self)
            return self;
        if (GrainInstance is TComponent instance)
            return instance;
        lock (_gate)
            return _components is not null && _components.TryGetValue(typeof(TComponent), out var value) ? (TComponent)value : null;
    }

    public void SetComponent<TComponent>(TComponent? value)
        where TComponent : class
    {
        lock (_gate)
        {
            _components ??= [];
            if (value is null)
                _components.Remove(typeof(TComponent));
            else
                _components[typeof(TComponent)] = value;
        }
    }

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override string ToString() => $"{GrainId}{ActivationId}";
}
