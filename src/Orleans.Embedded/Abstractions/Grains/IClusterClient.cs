namespace Orleans;

/// <summary>The grain factory of a host, and its services.</summary>
public interface IClusterClient : IGrainFactory
{
    /// <summary>The services of the host this client belongs to.</summary>
    IServiceProvider ServiceProvider { get; }
}
