// Real servers share two cores here: one at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
