using System.Diagnostics;
using System.Globalization;
using AgentOps.Silo.Rehearsals.Simulated;

namespace AgentOps.Bench;

/// <summary>How fast simulated time passes: a studio's life on one core, and what a day costs early and late in it.</summary>
internal static class Rehearsal
{
    private const int Window = 5;

    internal static void Measure(int days)
    {
        using (var warm = new SimulatedCompany("studio", 1)) warm.Live(TimeSpan.FromDays(3));
        using var company = new SimulatedCompany("studio", 7);
        var (clock, cost) = (Stopwatch.StartNew(), new List<double>());
        for (var day = 1; day <= days; day++)
        {
            var began = clock.Elapsed;
            company.Live(TimeSpan.FromDays(1));
            cost.Add((clock.Elapsed - began).TotalMilliseconds);
            if (day is 7 or 30 or 100 or 365) Say($"{day} days", $"{clock.Elapsed.TotalSeconds:0.00} s, {company.Database.Events(company.Key).Length} events, {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB at most");
            if (day is 10 or 30 or 100 or 365) Say($"a day about day {day}", $"{cost.TakeLast(Window).Average():0} ms");
        }
    }

    private static void Say(string what, FormattableString figure) => Console.WriteLine($"{what,-26}{figure.ToString(CultureInfo.InvariantCulture)}");
}
