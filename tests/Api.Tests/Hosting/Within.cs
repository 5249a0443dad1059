namespace AgentOps.Api.Tests.Hosting;

/// <summary>Bounded waiting for something to become true.</summary>
internal static class Within
{
    internal static async Task Seconds(double seconds, Func<Task<bool>> condition)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            TimeProvider.System.GetElapsedTime(since).ShouldBeLessThan(TimeSpan.FromSeconds(seconds));
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }
    }
}
