using AgentOps.Companies;
using AgentOps.Models;
using AgentOps.Policies;
using AgentOps.Time;

namespace AgentOps.Steps;

/// <summary>What an executor may use: the company, the agent that works, the policies in force, accounted models, clock and dice of this attempt.</summary>
public sealed record StepContext(CompanyInfo Company, AgentInfo Agent, PolicySet Policies, IModels Models, TimeProvider Clock, Dice Dice);
