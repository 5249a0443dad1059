using System.Globalization;
using System.Runtime.CompilerServices;
using AgentOps.Silo.Rehearsals;
using AgentOps.Silo.Rehearsals.Simulated;

namespace AgentOps.Silo.Tests.Rehearsals.Simulated;

/// <summary>Same seed, same bytes, on every machine: a digest of each template's first days is kept beside this file.</summary>
public sealed class DigestTests
{
    private const int Days = 2;
    private const string Update = "AGENTOPS_UPDATE_DIGESTS";

    [Fact]
    public void Every_template_lives_the_days_it_lived_when_its_digest_was_committed()
    {
        var lived = new[] { "ecommerce", "gamedev", "minimal", "studio" }.AsParallel().AsOrdered().SelectMany(template => new long[] { 1, 2 }.Select(seed =>
            string.Create(CultureInfo.InvariantCulture, $"{template} {Days} {seed} {Rehearsal.Live(Settings.Read(template, Days, [], null, null), seed).Digest}"))).ToList();

        if (Environment.GetEnvironmentVariable(Update) is { Length: > 0 }) File.WriteAllLines(Kept(), [$"# template, days, seed, digest. After a change of what companies do: {Update}=1 dotnet test tests/Silo.Tests --filter DigestTests", .. lived]);
        string.Join('\n', lived).ShouldBe(string.Join('\n', File.ReadAllLines(Kept())[1..]), $"a change of what companies do changes these; then run this test with {Update}=1 and commit digests.txt");
    }

    private static string Kept([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "digests.txt");
}
