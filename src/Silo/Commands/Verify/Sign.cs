namespace AgentOps.Silo.Commands.Verify;

/// <summary>One sign of life.</summary>
/// <param name="State">Whether it is there.</param>
/// <param name="Found">What was found, in a sentence.</param>
/// <param name="Advice">What to do; null when it is there.</param>
internal sealed record Sign(string Name, SignState State, string Found, string? Advice = null)
{
    public static Sign Good(string name, string found) => new(name, SignState.Ok, found);

    public static Sign Wrong(string name, string found, string advice) => new(name, SignState.Wrong, found, advice);

    /// <summary>Not there, and too early to be: the company is <paramref name="young"/>.</summary>
    public static Sign Missing(string name, bool young, string found, string waiting, string advice) =>
        young ? new(name, SignState.Waiting, found, waiting) : new(name, SignState.Wrong, found, advice);
}
