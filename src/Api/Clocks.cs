namespace AgentOps.Api;

/// <summary>
/// A server has two clocks. Companies live by the <see cref="TimeProvider"/> of the services, which <c>run --speed</c> makes faster; what concerns people and
/// wires (sessions, rate limits, long polls, keep-alives, caches) goes by the wall clock, the same service under the key <see cref="Wall"/>.
/// </summary>
public static class Clocks
{
    /// <summary>The key of the wall clock.</summary>
    public const string Wall = "wall";
}
