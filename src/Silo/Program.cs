using AgentOps.Silo.Commands;
using AgentOps.Silo.Hosting;

try
{
    EnvFile.Load(".env");
    return await CommandLine.Root().Parse(args).InvokeAsync(CommandLine.Invocation);
}
catch (CannotStartException error)
{
    await Console.Error.WriteLineAsync($"agentops: {error.Message}");
    return 1;
}
