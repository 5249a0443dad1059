namespace AgentOps.Conformance.Tests.States;

public sealed class AccountGrain([PersistentState("account", "memory")] IPersistentState<Account> account) : AccountGrainBase(account), IAccountGrain;
