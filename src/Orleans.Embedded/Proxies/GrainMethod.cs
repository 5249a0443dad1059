using System.Reflection;
using Orleans.Concurrency;

namespace Orleans.Proxies;

/// <summary>A method of a grain interface, with what its attributes say.</summary>
internal sealed class GrainMethod
{
    public GrainMethod(GrainInterface type, MethodInfo method)
    {
        Interface = type;
        Info = method;
        OneWay = method.IsDefined(typeof(OneWayAttribute));
        ReadOnly = method.IsDefined(typeof(ReadOnlyAttribute));
        AlwaysInterleave = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        Timeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
        ActivityName = $"{method.DeclaringType!.Name}/{method.Name}";
    }

    public GrainInterface Interface { get; }

    public MethodInfo Info { get; }

    public bool OneWay { get; }

    public bool ReadOnly { get; }

    public bool AlwaysInterleave { get; }

    public TimeSpan? Timeout { get; }

    public string ActivityName { get; }

    public override string ToString() => $"{Info.DeclaringType!.FullName}.{Info.Name}";
}
