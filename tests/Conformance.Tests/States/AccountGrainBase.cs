using Orleans.Storage;

namespace AgentOps.Conformance.Tests.States;

/// <summary>What the account grains of all storages do.</summary>
public abstract class AccountGrainBase(IPersistentState<Account> account) : Grain
{
    private string _atActivation = string.Empty;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _atActivation = $"{account.State.Amount}";
        return Task.CompletedTask;
    }

    public Task<string> Show() => Task.FromResult(Text());

    public async Task<string> Put(int amount, bool write)
    {
        account.State.Amount = amount;
        if (write)
            await account.WriteStateAsync();
        return Text();
    }

    public async Task PutTogether(string line)
    {
        account.State.Lines.Add(line);
        await account.WriteStateAsync();
    }

    public async Task<string> Clear()
    {
        await account.ClearStateAsync();
        return Text();
    }

    public async Task<string> Reread()
    {
        await account.ReadStateAsync();
        return Text();
    }

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task<bool> PutHasConflict(int amount)
    {
        account.State.Amount = amount;
        try
        {
            await account.WriteStateAsync();
            return false;
        }
        catch (InconsistentStateException)
        {
            return true;
        }
    }

    private string Text() => $"{account.State.Amount} {account.State.Lines.Count} {account.RecordExists} {account.Etag is not null} at activation {_atActivation}";
}
