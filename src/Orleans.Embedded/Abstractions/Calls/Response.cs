using System.Runtime.ExceptionServices;

namespace Orleans.Serialization.Invocation;

/// <summary>The outcome of a call: a result or an error.</summary>
public abstract class Response : IDisposable
{
    /// <summary>The outcome of a method without a result.</summary>
    public static Response Completed { get; } = new ValueResponse(null);

    /// <summary>The result; null for a method without one.</summary>
    public abstract object? Result { get; set; }

    /// <summary>The error, or null.</summary>
    public abstract Exception? Exception { get; set; }

    /// <summary>The outcome of a method that failed.</summary>
    public static Response FromException(Exception exception) => new ErrorResponse(exception);

    /// <summary>The outcome of a method that returned this.</summary>
    public static Response FromResult<TResult>(TResult value) => new ValueResponse(value);

    /// <summary>The result as its type; throws the error when there is one.</summary>
    public abstract T GetResult<T>();

    /// <inheritdoc/>
    public virtual void Dispose() => GC.SuppressFinalize(this);

    private sealed class ValueResponse(object? value) : Response
    {
        public override object? Result { get; set; } = value;

        public override Exception? Exception { get; set; }

        public override T GetResult<T>() => Result is null ? default! : (T)Result;
    }

    private sealed class ErrorResponse(Exception exception) : Response
    {
        public override object? Result { get; set; }

        public override Exception? Exception { get; set; } = exception;

        public override T GetResult<T>()
        {
            ExceptionDispatchInfo.Throw(Exception!);
            return default!;
        }
    }
}
