namespace Orleans.Runtime;

/// <summary>The activation whose turn runs on this thread.</summary>
internal static class RuntimeContext
{
    [ThreadStatic]
    private static IGrainContext? t_current;

    [ThreadStatic]
    private static bool t_answering;

    /// <summary>Whether this thread hands out an answer right now: what waits for it must be queued, not run within.</summary>
    public static bool IsAnswering
    {
        get => t_answering;
        set => t_answering = value;
    }

    public static IGrainContext? Current
    {
        get => t_current;
        set => t_current = value;
    }
}
