using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Reminders.AdoNet;

namespace Orleans.Hosting;

/// <summary>Reminders in PostgreSQL.</summary>
public static class AdoNetReminderSiloBuilderExtensions
{
    /// <summary>Keeps reminders in this database.</summary>
    public static ISiloBuilder UseAdoNetReminderService(this ISiloBuilder builder, Action<AdoNetReminderTableOptions> configureOptions)
        => builder.UseAdoNetReminderService(ob => ob.Configure(configureOptions));

    /// <summary>Keeps reminders in this database.</summary>
    public static ISiloBuilder UseAdoNetReminderService(this ISiloBuilder builder, Action<OptionsBuilder<AdoNetReminderTableOptions>> configureOptions)
    {
        builder.AddReminders();
        configureOptions(builder.Services.AddOptions<AdoNetReminderTableOptions>());
        builder.Services.AddSingleton<IReminderTable, AdoNetReminderTable>();
        return builder;
    }
}
