using Orleans.Activations;
using Orleans.Proxies;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Serialization.Invocation;

namespace Orleans.Calls;

/// <summary>A call with an answer of a type.</summary>
internal abstract class GrainCall<TResult>(GrainMethod method) : GrainCall(method)
{
    private static readonly bool s_copiesResult = !DeepCopy.NeedsNoCopy(typeof(TResult));
    private TaskCompletionSource<TResult>? _answer;
    private CancellationTokenSource? _cancellation;
    private CancellationTokenRegistration _callerCancellation;
    private CallDeadlines? _deadlines;

    protected abstract ValueTask<TResult> InvokeTarget(object target);

    /// <summary>Takes the caller's context and sends the call. The task ends with the answer; for a one-way call at once.</summary>
    protected Task<TResult> SendAsync(GrainReference reference)
    {
        Target = reference.Target;
        Source = RuntimeContext.Current;
        var token = GetCancellationToken();
        if (token.IsCancellationRequested)
            return Task.FromCanceled<TResult>(token);
        return Target.Runtime.OutgoingFilters.Length == 0 ? Dispatch(token) : SendFiltered(reference, token);
    }

    public override async Task RunAsync(Activation activation)
    {
        try
        {
            // Set inside an async method, so that it ends with the call.
            RequestContext.Values = Context;
            TResult result;
            if (activation.IncomingFilters.Length == 0)
            {
                result = await InvokeTarget(activation.GrainInstance!);
            }
            else
            {
                var filtered = new IncomingCallContext(this, activation);
                await filtered.Invoke();
                result = ResultOf(filtered.Response);
            }

            Complete(s_copiesResult ? DeepCopy.Copy(result) : result);
        }
        catch (Exception exception)
        {
            activation.OnCallFailed(this, exception);
            Fail(exception);
        }
        finally
        {
            activation.OnCallEnded(this);
        }
    }

    public override async ValueTask<Response> InvokeAsResponse(object target)
    {
        try
        {
            var result = await InvokeTarget(target);
            return typeof(TResult) == typeof(VoidResult) ? Response.Completed : Response.FromResult(result);
        }
        catch (Exception exception)
        {
            return Response.FromException(exception);
        }
    }

    public override void Fail(Exception exception)
    {
        if (!End() || _answer is not { } answer)
            return;
        RuntimeContext.IsAnswering = true;
        answer.TrySetException(exception);
        RuntimeContext.IsAnswering = false;
    }

    public override void OnDeadline()
    {
        var runtime = Target.Runtime;
        if (runtime.CancelRequestOnTimeout)
            CancelAtTarget();
        Fail(new TimeoutException(
            $"Response did not arrive on time in {Method.Timeout ?? runtime.ResponseTimeout} for message: {this}. {Receiver?.DescribeWork() ?? "It was not delivered."}"));
    }

    private TResult ResultOf(Response? response)
    {
        if (response is null)
            throw new InvalidOperationException($"A filter of {this} neither went on with the call nor gave a result.");

        // A filter may set a plain null or the outcome of a method without result.
        return response.Exception is null && response.Result is null ? default! : response.GetResult<TResult>();
    }

    private void Complete(TResult result)
    {
        if (!End() || _answer is not { } answer)
            return;
        RuntimeContext.IsAnswering = true;
        answer.TrySetResult(result);
        RuntimeContext.IsAnswering = false;
    }

    private Task<TResult> Dispatch(CancellationToken token)
    {
        // After the outgoing filters, which may add to the context.
        Context = RequestContext.ValuesToSend();
        CopyArguments();
        var runtime = Target.Runtime;
        if (Method.OneWay)
        {
            runtime.Deliver(this);
            return Task.FromResult(default(TResult)!);
        }

        _answer = new TaskCompletionSource<TResult>(runtime.Scheduler.AnswerOptions);
        _deadlines = Method.Timeout is { } own ? runtime.DeadlinesOf(own) : runtime.DefaultDeadlines;
        _deadlines.Add(this);
        if (token.CanBeCanceled || runtime.CancelRequestOnTimeout)
            LinkCancellation(token);
        runtime.Deliver(this);
        return _answer.Task;
    }

    private async Task<TResult> SendFiltered(GrainReference reference, CancellationToken token)
    {
        var filtered = new OutgoingCallContext(this, reference, async () =>
        {
            try
            {
                return Response.FromResult(await Dispatch(token));
            }
            catch (Exception exception)
            {
                return Response.FromException(exception);
            }
        });
        await filtered.Invoke();
        return ResultOf(filtered.Response);
    }

    private void LinkCancellation(CancellationToken token)
    {
        var source = new CancellationTokenSource();
        if (!SetCancellationToken(source.Token))
            return;
        _cancellation = source;
        _callerCancellation = token.UnsafeRegister(static (state, cancelled) => ((GrainCall<TResult>)state!).OnCallerCancelled(cancelled), this);
    }

    private void OnCallerCancelled(CancellationToken token)
    {
        CancelAtTarget();
        if (!Target.Runtime.WaitForCancellationAcknowledgement)
            Fail(new OperationCanceledException(token));
    }

    private void CancelAtTarget()
    {
        if (_cancellation is not { } source)
            return;
        if (Receiver is { } receiver)
            receiver.Queue(static state => ((CancellationTokenSource)state!).Cancel(), source);
        else
            source.Cancel();
    }

    private bool End()
    {
        if (!TryFinish())
            return false;
        _deadlines?.Remove(this);
        _callerCancellation.Unregister();
        return true;
    }
}
