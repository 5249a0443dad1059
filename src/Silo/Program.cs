Console.WriteLine("agentops");
