using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Workers;

/// <summary>The step protocol of one company (docs/workers/README.md).</summary>
internal sealed class CompanyClient(Uri server, string company, string key) : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private readonly HttpClient _http = new()
    {
        BaseAddress = new(server, $"/api/companies/{company}/steps/"),
        Timeout = TimeSpan.FromSeconds(60),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
    };

    /// <summary>Claims up to <paramref name="max"/> steps, waiting for one; none when there was none, or this worker is told to stop.</summary>
    public async Task<IReadOnlyList<Step>> Claim(string worker, string[] kinds, int max, int waitSeconds, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await Say("claim", new { worker, kinds, max, waitSeconds }, cancellationToken);
            if (answer is not null) return (await answer.Content.ReadFromJsonAsync<Claim>(cancellationToken))!.Steps;
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The server hands back what it had claimed for a worker that hung up.
        }

        return [];
    }

    /// <summary>Says something until it is heard: the lease's token makes a repetition harmless. Null: refused, and saying it again would not help.</summary>
    public async Task<HttpResponseMessage?> Say(string path, object body, CancellationToken cancellationToken)
    {
        for (var wait = TimeSpan.FromMilliseconds(250); ; wait = wait * 2 < Longest ? wait * 2 : Longest)
        {
            try
            {
                var answer = await _http.PostAsJsonAsync(path, body, cancellationToken);
                if (answer.IsSuccessStatusCode) return answer;
                using (answer)
                {
                    if ((int)answer.StatusCode < 500 && answer.StatusCode != HttpStatusCode.TooManyRequests)
                    {
                        await Console.Error.WriteLineAsync($"{path} {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}");
                        return null;
                    }

                    if (answer.Headers.RetryAfter?.Delta is { } asked && asked > wait) wait = asked;
                }
            }
            catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                await Console.Error.WriteLineAsync($"{path} {error.Message}");
            }

            await Task.Delay(wait, cancellationToken);
        }
    }

    public void Dispose() => _http.Dispose();
}
