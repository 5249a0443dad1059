namespace Orleans.Configuration;

/// <summary>Names the cluster and the service whose data it works on.</summary>
public class ClusterOptions
{
    /// <summary>The cluster.</summary>
    public string ClusterId { get; set; } = "default";

    /// <summary>The service: stored with each row of state and each reminder.</summary>
    public string ServiceId { get; set; } = "default";
}
