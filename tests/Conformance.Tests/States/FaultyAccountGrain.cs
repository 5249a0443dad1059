namespace AgentOps.Conformance.Tests.States;

public sealed class FaultyAccountGrain([PersistentState("account", "faulty")] IPersistentState<Account> account)
    : AccountGrainBase(account), IFaultyAccountGrain;
