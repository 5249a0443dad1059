namespace AgentOps.Conformance.Tests.Calls;

public interface IUnregisteredService;
