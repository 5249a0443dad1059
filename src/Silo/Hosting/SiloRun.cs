using AgentOps.Api;
using AgentOps.Api.Access;
using AgentOps.Silo.Clocks;
using AgentOps.Silo.Hosting.Telemetry;
using AgentOps.Silo.Postgres;
using AgentOps.Silo.Postgres.Migrations;
using AgentOps.Silo.Postgres.Tail;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AgentOps.Silo.Hosting;

/// <summary>The life of a server process: database, schema, lock, silo and API; then everything it started is stopped again.</summary>
public static class SiloRun
{
    /// <summary>Serves until the process is told to stop (Ctrl-C, SIGTERM) or <paramref name="cancellationToken"/> ends it.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="CannotStartException">It cannot start; the message is for the person who started it.</exception>
    public static async Task<int> Serve(SiloOptions options, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Home);
        await using var database = await OpenDatabase.Open(options, Console.Error.WriteLine, cancellationToken);
        var stopsCluster = database.Cluster is not null;
        // Until the lock says that this is the only one here, somebody else may be using the private server.
        database.StopsCluster = database.Cluster?.Started is true;
        await using var instance = await OnlyOne(database, cancellationToken);
        database.StopsCluster = stopsCluster;

        ListenCheck.Run(options.Urls);
        await MigrationRunner.Run(database.Source, MigrationFiles.All, cancellationToken);
        var moved = await CursorRebase.Run(database.Source, cancellationToken);

        var clock = await ClockKeeper.Open(database.Source, options.Speed, cancellationToken);
        await using var app = Build(options, database, clock);
        instance?.Watch(app.Lifetime);
        if (moved) app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("AgentOps").LogWarning("This database comes from another PostgreSQL cluster: new events were placed behind its old ones");

        var newKey = await FirstKey(database, app, options, cancellationToken);
        await Start(app, options, cancellationToken);
        Banner.Show(options, database, clock, newKey);
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    private static WebApplication Build(SiloOptions options, OpenDatabase database, TimeProvider clock)
    {
        try
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls(options.Urls.Split(';'));
            builder.AddAgentOps(options, database.Source, database.Address, clock);
            var app = builder.Build();
            app.MapAgentOpsApi();
            app.MapPrometheus();
#if ACTORHOST_ORLEANS
            Orleans.Dashboard.ServiceCollectionExtensions.MapOrleansDashboard(app, ServerPages.Dashboard).ForServerAdmins();
#endif
            return app;
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException)
        {
            // A setting of models or web that cannot be used; the message names it.
            throw new CannotStartException(error.Message, error);
        }
    }

    private static async Task<InstanceLock?> OnlyOne(OpenDatabase database, CancellationToken cancellationToken)
    {
#if ACTORHOST_ORLEANS
        // A cluster's silos share the data; membership keeps them apart.
        await Task.CompletedTask;
        return null;
#else
        var instance = new InstanceLock(database.Address, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<InstanceLock>.Instance);
        try
        {
            await instance.Take(cancellationToken);
            return instance;
        }
        catch
        {
            await instance.DisposeAsync();
            throw;
        }
#endif
    }

    private static async Task<string?> FirstKey(OpenDatabase database, WebApplication app, SiloOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await AdminKey.Ensure(database.Source, app.Configuration, options.Home, TimeProvider.System, cancellationToken);
        }
        catch (InvalidOperationException error)
        {
            throw new CannotStartException(error.Message, error);
        }
    }

    private static async Task Start(WebApplication app, SiloOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            throw ListenCheck.Refused(new Uri(options.Urls.Split(';')[0]), "The port is in use", error);
        }
        catch (Microsoft.Extensions.Options.OptionsValidationException error)
        {
            throw new CannotStartException(string.Join(" ", error.Failures), error);
        }
    }
}
