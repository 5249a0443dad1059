namespace Orleans.Calls;

/// <summary>A list of calls linked through the calls themselves. A call is in one list at a time.</summary>
internal struct CallList
{
    public GrainCall? First { get; private set; }

    public GrainCall? Last { get; private set; }

    public int Count { get; private set; }

    public void AddLast(GrainCall call)
    {
        call.Previous = Last;
        call.Next = null;
        if (Last is null)
            First = call;
        else
            Last.Next = call;
        Last = call;
        Count++;
    }

    public void Remove(GrainCall call)
    {
        if (call.Previous is null)
            First = call.Next;
        else
            call.Previous.Next = call.Next;
        if (call.Next is null)
            Last = call.Previous;
        else
            call.Next.Previous = call.Previous;
        call.Previous = call.Next = null;
        Count--;
    }
}
