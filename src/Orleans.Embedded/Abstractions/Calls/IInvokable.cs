using System.Reflection;

namespace Orleans.Serialization.Invocation;

/// <summary>A call as an object: what call filters see of it.</summary>
public interface IInvokable : IDisposable
{
    /// <summary>The grain object, once the call has reached it.</summary>
    object? GetTarget();

    /// <summary>How many arguments there are, cancellation tokens not counted apart.</summary>
    int GetArgumentCount();

    /// <summary>The argument at this place.</summary>
    object? GetArgument(int index);

    /// <summary>Replaces the argument at this place.</summary>
    void SetArgument(int index, object value);

    /// <summary>The name of the method.</summary>
    string GetMethodName();

    /// <summary>The full name of the interface.</summary>
    string GetInterfaceName();

    /// <summary>Interface and method in one, for traces.</summary>
    string GetActivityName();

    /// <summary>The method of the interface.</summary>
    MethodInfo GetMethod();

    /// <summary>The interface.</summary>
    Type GetInterfaceType();

    /// <summary>The time-out of this method, when it has its own.</summary>
    TimeSpan? GetDefaultResponseTimeout();
}
