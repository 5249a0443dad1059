namespace Orleans.Concurrency;

/// <summary>Asks a method <c>bool Name(IInvokable request)</c> of the grain class whether a request may interleave.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MayInterleaveAttribute(string callbackMethodName) : Attribute
{
    internal string CallbackMethodName { get; } = callbackMethodName;
}
