using AgentOps.Events;
using AgentOps.Intake;
using AgentOps.Json;
using AgentOps.Models;
using AgentOps.Policies;
using AgentOps.Silo.Postgres;
using AgentOps.Silo.Postgres.Policies;
using AgentOps.Silo.Postgres.Tail;
using AgentOps.Silo.Templates;
using AgentOps.Steps;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Storage;
using System.Text.Json;

namespace AgentOps.Api.Tests.Hosting;

internal static class TestComposition
{
    internal static void Add(WebApplicationBuilder builder, NpgsqlDataSource database, DatabaseAddress address)
    {
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System).AddSingleton(database).AddSingleton(address);
        services.AddSingleton<IIntakeLedger, PostgresIntakeLedger>().AddSingleton<IWorkList, PostgresWorkList>().AddSingleton<IPolicyStore, PostgresPolicyStore>();
        services.AddSingleton<IEventTail, PostgresEventTail>().AddSingleton<WriteSignal>().AddSingleton<TailReader>().AddSingleton<IEventFeed, EventFeed>();
        services.AddHostedService(p => p.GetRequiredService<TailReader>());
        services.AddGrainServices();
        services.AddTemplates(Path.Combine(Root(), "companies"));
        services.AddSingleton<IModelFactory, NoModels>().AddSingleton<IBackground, Pool>();
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(c => (c.ServiceId, c.ClusterId) = ("agentops", "agentops"));
            silo.AddAdoNetGrainStorageAsDefault(s =>
            {
                (s.Invariant, s.ConnectionString) = ("Npgsql", address.ConnectionString);
                s.GrainStorageSerializer = new Serializer();
            });
            silo.UseAdoNetReminderService(r => (r.Invariant, r.ConnectionString) = ("Npgsql", address.ConnectionString));
        });
        services.AddHostedService<PolicyWatcher>();
        services.AddAgentOpsApi(builder.Configuration);
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "AgentOps.sln"))) at = at.Parent;
        return at.FullName;
    }


    private sealed class Serializer : IGrainStorageSerializer
    {
        public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, Wire.State));
        public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span, Wire.State);
    }

    private sealed class Pool : IBackground
    {
        public void Run(Func<CancellationToken, Task> work) => _ = Task.Run(() => work(CancellationToken.None));
    }

    private sealed class NoModels : IModelFactory, IModels
    {
        public IReadOnlyList<ModelCall> Calls => [];
        public IModels For(PolicySet policies, decimal budgetUsd) => this;
        public decimal Price(PolicySet policies, string use, int inputTokens, int outputTokens) => 0;
        public Task<string> Ask(string use, IReadOnlyList<ChatMessage> prompt, ModelOptions options, CancellationToken cancellationToken) => throw new ModelException("none", retryable: false);
        public bool IsScripted(string use) => true;
    }
}
