using AgentOps.Companies;
using AgentOps.Roundtables;
using AgentOps.Silo.Rehearsals.Figures;
using AgentOps.Silo.Rehearsals.Replays;

namespace AgentOps.Silo.Rehearsals.Simulated;

/// <summary>Lives a setting's days and reads their figures.</summary>
internal static class Rehearsal
{
    /// <summary>One life.</summary>
    /// <param name="setting">What is rehearsed.</param>
    /// <param name="seed">Decides its chances.</param>
    /// <param name="dayDone">Called after each day.</param>
    /// <param name="keep">Sees the company when its days are over.</param>
    /// <param name="cancellationToken">Looked at after each day.</param>
    public static Life Live(Setting setting, long seed, Action? dayDone = null, Action<SimulatedCompany>? keep = null, CancellationToken cancellationToken = default)
    {
        var answers = setting.From?.Day is { } day ? new RecordedAnswers(day.Tables.Calls, setting.From.Company.At) : null;
        using var company = setting.From is { } origin ? new SimulatedCompany(origin, seed, answers, setting.Price) : new SimulatedCompany(setting.Template, seed, setting.Price);
        var course = new Course(company, setting);
        var (voices, agents) = (new int[setting.Days], company.Run(() => company.Grain<ICompanyGrain>(company.Key.Grain).Get())!.Agents);
        for (var passed = 0; passed < setting.Days; passed++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            course.Until(company.Began.AddDays(passed + 1));
            foreach (var agent in agents) voices[passed] += company.Run(() => company.Grain<IScheduleGrain>(company.Key.Grain).Voice(agent.Key)).Length;
            dayDone?.Invoke();
        }

        keep?.Invoke(company);
        var book = LifeFigures.Read(company.Database, company.Key, company.Began, setting.Days);
        for (var passed = 0; passed < setting.Days; passed++) book.Stand($"{Group.Voices}/all agents", passed, voices[passed]);
        return new(seed, book, Digest.Of(company.Database, company.Key), answers is null ? null : Beside(setting.From!, company, course, answers));
    }

    private static Replay Beside(Origin origin, SimulatedCompany company, Course course, RecordedAnswers answers)
    {
        var (day, since) = (origin.Day!, origin.Company.At);
        var until = day.At < company.Now ? day.At : company.Now;
        return new(
            answers.Found, answers.Missed, Decisions.Compare(day.Tables.Proposals, company.Database.Proposals(company.Key), since, until),
            course.Done, course.Impossible, Deeds.Left(day, since));
    }

    /// <summary>Many lives, on as many threads; each life is on one thread from beginning to end.</summary>
    public static Life[] LiveAll(Setting setting, IReadOnlyList<long> seeds, int threads, Action? dayDone, CancellationToken cancellationToken)
    {
        var lives = new Life[seeds.Count];
        var next = -1;
        var faults = new List<Exception>();
        void Work()
        {
            for (var i = Interlocked.Increment(ref next); i < seeds.Count; i = Interlocked.Increment(ref next))
            {
                try
                {
                    lives[i] = Live(setting, seeds[i], dayDone, null, cancellationToken);
                }
                catch (Exception fault)
                {
                    lock (faults) faults.Add(fault);
                    return;
                }
            }
        }

        var workers = Enumerable.Range(0, Math.Max(1, Math.Min(threads, seeds.Count))).Select(_ => new Thread(Work)).ToArray();
        foreach (var worker in workers) worker.Start();
        foreach (var worker in workers) worker.Join();
        return faults.Count == 0 ? lives : throw faults.FirstOrDefault(f => f is not OperationCanceledException) ?? faults[0];
    }
}
