namespace Orleans.Runtime;

/// <summary>The base of the runtime's errors.</summary>
[GenerateSerializer]
public class OrleansException : Exception
{
    /// <summary>An error without details.</summary>
    public OrleansException()
        : base("Unexpected error.")
    {
    }

    /// <summary>An error with this message.</summary>
    public OrleansException(string message)
        : base(message)
    {
    }

    /// <summary>An error with this message and cause.</summary>
    public OrleansException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
