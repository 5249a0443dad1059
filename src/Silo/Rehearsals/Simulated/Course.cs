using System.Collections.Immutable;

namespace AgentOps.Silo.Rehearsals.Simulated;

/// <summary>What is done to a company while it lives, each thing at its time: the setting's changes, and on a day that is lived again what persons did.</summary>
internal sealed class Course
{
    private readonly SimulatedCompany _company;
    private readonly Queue<Deed> _next;
    private readonly SortedDictionary<string, int> _done = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _impossible = new(StringComparer.Ordinal);

    public Course(SimulatedCompany company, Setting setting)
    {
        _company = company;
        var fork = setting.From?.ForkAt;
        IEnumerable<Deed> deeds = setting.From?.Day is { } day ? Deeds.Of(day, setting.From.Company.At, at => at >= fork.GetValueOrDefault() ? setting.Changes : []) : [];
        if (fork is { } then)
        {
            var change = new Deed(then, "", c =>
            {
                c.Change(setting.Changes);
                return true;
            });
            deeds = deeds.Append(change).OrderBy(d => d.At);
        }
        else
        {
            company.Change(setting.Changes);
        }

        _next = new(deeds);
    }

    /// <summary>What was done again, by kind.</summary>
    public ImmutableSortedDictionary<string, int> Done => _done.ToImmutableSortedDictionary();

    /// <summary>What could not be done again, because in this life it has no object.</summary>
    public ImmutableSortedDictionary<string, int> Impossible => _impossible.ToImmutableSortedDictionary();

    /// <summary>Lets time pass until then.</summary>
    public void Until(DateTimeOffset until)
    {
        while (_next.TryPeek(out var deed) && deed.At <= until)
        {
            _next.Dequeue();
            _company.Cluster.RunUntil(deed.At);
            var count = deed.Do(_company) ? _done : _impossible;
            if (deed.Kind.Length > 0) count[deed.Kind] = count.GetValueOrDefault(deed.Kind) + 1;
        }

        _company.Cluster.RunUntil(until);
    }
}
