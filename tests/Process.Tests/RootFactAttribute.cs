namespace AgentOps.Process.Tests;

/// <summary>A test that mounts a disk of its own; skipped, and counted as skipped, where only root may do that.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (!OwnPostgres.CanMount) Skip = "Only root may mount a small disk.";
    }
}
