using System.Runtime.CompilerServices;
using AgentOps.Events;
using AgentOps.Keys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AgentOps.Silo.Postgres.Tail;

/// <summary>
/// Followers of companies' events. A follower first subscribes to the tail, then reads from the table what lies before, then takes over what the
/// tail brought meanwhile; so nothing falls between, and cursors drop what comes by both ways.
/// </summary>
public sealed partial class EventFeed(TailReader tail, IEventTail table, [FromKeyedServices(Api.Clocks.Wall)] TimeProvider clock, ILogger<EventFeed> log) : IEventFeed
{
    private const int Page = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    public async IAsyncEnumerable<CompanyEvent> Follow(
        CompanyKey company, EventCursor after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var subscription = await Subscribe(company, cancellationToken);
            try
            {
                while (true)
                {
                    var page = await Read(company, after, cancellationToken);
                    foreach (var e in page)
                    {
                        yield return e;
                        after = e.Cursor;
                    }

                    if (page.Length < Page) break;
                }

                await foreach (var e in subscription.Events.ReadAllAsync(cancellationToken))
                {
                    if (e.Cursor.CompareTo(after) <= 0) continue;
                    yield return e;
                    after = e.Cursor;
                }
            }
            finally
            {
                tail.Unsubscribe(subscription);
            }
        }
    }

    private Task<Subscription> Subscribe(CompanyKey company, CancellationToken cancellationToken) =>
        Insist(() => tail.Subscribe(company.Value, cancellationToken), company, cancellationToken);

    private Task<System.Collections.Immutable.ImmutableArray<CompanyEvent>> Read(CompanyKey company, EventCursor after, CancellationToken cancellationToken) =>
        Insist(() => table.Read(company, after, Page, cancellationToken), company, cancellationToken);

    /// <summary>A follower outlives an absence of the database: it waits for it.</summary>
    private async Task<T> Insist<T>(Func<Task<T>> read, CompanyKey company, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await read();
            }
            catch (NpgsqlException error) when (!cancellationToken.IsCancellationRequested)
            {
                LogWaiting(error, company);
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A follower of {Company}'s events waits for the database")]
    private partial void LogWaiting(Exception error, CompanyKey company);
}
