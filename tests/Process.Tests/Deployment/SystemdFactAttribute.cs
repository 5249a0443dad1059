namespace AgentOps.Process.Tests.Deployment;

/// <summary>A test that asks systemd-analyze; skipped only where it cannot be had.</summary>
internal sealed class SystemdFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> Present = new(() => Is() || (Install() && Is()));

    public SystemdFactAttribute()
    {
        if (!Present.Value) Skip = "systemd-analyze cannot be had here";
    }

    private static bool Is() => File.Exists("/usr/bin/systemd-analyze");

    private static bool Install()
    {
        if (!Environment.IsPrivilegedProcess || !File.Exists("/usr/bin/apt-get")) return false;
        using var install = System.Diagnostics.Process.Start("apt-get", ["install", "-y", "-q", "systemd"]);
        return install.WaitForExit(TimeSpan.FromMinutes(3)) && install.ExitCode == 0;
    }
}
