using System.Net;
using Orleans.Calls.Tracing;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Clustering of one silo.</summary>
public static class CoreHostingExtensions
{
    /// <summary>A cluster of one. Only the names count here: no port is opened.</summary>
    public static ISiloBuilder UseLocalhostClustering(
        this ISiloBuilder builder,
        int siloPort = 11111,
        int gatewayPort = 30000,
        IPEndPoint? primarySiloEndpoint = null,
        string serviceId = "dev",
        string clusterId = "dev")
    {
        if (serviceId != "dev" || clusterId != "dev")
        {
            builder.Configure<ClusterOptions>(options =>
            {
                options.ServiceId = serviceId;
                options.ClusterId = clusterId;
            });
        }

        return builder;
    }

    /// <summary>Traces grain calls and carries the trace across them.</summary>
    public static ISiloBuilder AddActivityPropagation(this ISiloBuilder builder)
        => builder.AddOutgoingGrainCallFilter<OutgoingActivityFilter>().AddIncomingGrainCallFilter<IncomingActivityFilter>();
}
