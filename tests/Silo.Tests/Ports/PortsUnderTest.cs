using AgentOps.Events;
using AgentOps.Intake;
using AgentOps.Policies;
using AgentOps.Steps;
using AgentOps.WhatIf;
using Orleans.Storage;

namespace AgentOps.Silo.Tests.Ports;

/// <summary>One implementation of what the grains ask of storage.</summary>
public sealed record PortsUnderTest(
    IGrainStorage Storage, IIntakeLedger Ledger, IWorkList WorkList, IPolicyStore Policies, IEventTail Tail, IEventFeed Feed, IProposalHistory History,
    IAsyncDisposable? Running = null);
