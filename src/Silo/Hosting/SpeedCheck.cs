#if !ACTORHOST_ORLEANS
using AgentOps.Silo.Models;
using AgentOps.Silo.Publishing.X;
#endif

namespace AgentOps.Silo.Hosting;

/// <summary>
/// A faster clock is for the scripted model and the sandbox only: a real model cannot answer so many times as fast and would spend a day's budget in minutes, and
/// real followers would get a day's posts in minutes.
/// </summary>
internal static class SpeedCheck
{
    /// <exception cref="CannotStartException">The clock is to run fast and a real model or publisher is configured, or this host has no clock of its own.</exception>
    public static void Run(int speed, Func<string, string?> setting)
    {
        if (speed == 1) return;
#if ACTORHOST_ORLEANS
        throw new CannotStartException($"--speed {speed} needs the embedded host: Orleans' silos live by the wall clock. Take --speed away.");
#else
        try
        {
            if (XSettings.Read(setting) is not null)
            {
                throw new CannotStartException(
                    $"--speed {speed} is for the sandbox, and AGENTOPS_PUBLISHER is x: the posts of a day would be on X within minutes. Take --speed away, or unset AGENTOPS_PUBLISHER.");
            }

            if (ModelSettings.Read(setting).FirstOrDefault() is not { } real) return;
            throw new CannotStartException(
                $"--speed {speed} is for the scripted model, and {real.Name} is configured: a real model cannot answer {speed} times as fast. "
                + "Take --speed away, or unset AGENTOPS_LLM_PROVIDER and the keys and base URLs of AGENTOPS_LLM_*, AGENTOPS_OPENAI_* and AGENTOPS_ANTHROPIC_*.");
        }
        catch (InvalidOperationException error)
        {
            // A setting that cannot be read; the message names it.
            throw new CannotStartException(error.Message, error);
        }
#endif
    }
}
