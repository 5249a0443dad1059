namespace AgentOps.Silo.Postgres.Clusters;

/// <summary>A file that one process at a time holds; the system lets go of it when the process dies.</summary>
internal sealed class FileLock(FileStream file) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for the file.</summary>
    public static async Task<FileLock> Take(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException)
            {
                await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => file.DisposeAsync();
}
