namespace AgentOps.Journals;

/// <summary>The one way a grain writes its state.</summary>
public static class StateWrites
{
    /// <summary>
    /// Puts a state in the place of the last and writes it; the same instance again is nothing to write. When writing fails, the row may or may not have
    /// changed: memory goes back to what it was, and the grain deactivates, so that the next call reads the truth. A write
    /// that has begun is not cancelled with the call that asked for it.
    /// </summary>
    /// <param name="state">The grain's state.</param>
    /// <param name="grain">Whose state it is.</param>
    /// <param name="next">What is written.</param>
    public static async Task Write<T>(this IPersistentState<T> state, IGrainBase grain, T next) where T : class
    {
        var before = state.State;
        if (ReferenceEquals(next, before)) return;
        state.State = next;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State = before;
            grain.DeactivateOnIdle();
            throw;
        }
    }
}
