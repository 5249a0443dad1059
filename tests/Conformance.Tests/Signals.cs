using System.Collections.Concurrent;

namespace AgentOps.Conformance.Tests;

/// <summary>Signals between a test and the grains it calls, which live in the same process. Waiting is bounded.</summary>
public static class Signals
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private static readonly ConcurrentDictionary<string, TaskCompletionSource> s_signals = new();
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> s_notes = new();

    public static void Set(string name) => Of(name).TrySetResult();

    public static bool IsSet(string name) => Of(name).Task.IsCompleted;

    public static Task Wait(string name) => Of(name).Task.WaitAsync(s_patience);

    /// <summary>Writes down that something happened.</summary>
    public static void Note(string name, string text) => NotesOf(name).Enqueue(text);

    public static string[] Notes(string name) => [.. NotesOf(name)];

    /// <summary>Ends when the condition holds; fails when it does not in time.</summary>
    public static async Task Until(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (!await condition())
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
    }

    /// <inheritdoc cref="Until(Func{Task{bool}})"/>
    public static Task Until(Func<bool> condition) => Until(() => Task.FromResult(condition()));

    private static TaskCompletionSource Of(string name) => s_signals.GetOrAdd(name, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    private static ConcurrentQueue<string> NotesOf(string name) => s_notes.GetOrAdd(name, static _ => new ConcurrentQueue<string>());
}
