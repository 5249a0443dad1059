namespace Orleans.Storage;

internal enum StateOperationKind
{
    Read,
    Write,
    Clear,
}
