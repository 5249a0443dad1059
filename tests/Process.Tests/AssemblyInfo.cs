// Two at a time: a test of real processes mostly waits, and two cores carry two. What measures times against the clock runs alone.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
