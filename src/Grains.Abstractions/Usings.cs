global using AgentOps.Keys;
global using Orleans;
global using Orleans.Concurrency;
