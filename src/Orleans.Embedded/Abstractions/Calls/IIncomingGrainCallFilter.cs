namespace Orleans;

/// <summary>Sees each call of the silo before the grain does; a grain that implements it sees its own.</summary>
public interface IIncomingGrainCallFilter
{
    /// <summary>Does its part and goes on with <see cref="IGrainCallContext.Invoke"/>, or not.</summary>
    Task Invoke(IIncomingGrainCallContext context);
}
