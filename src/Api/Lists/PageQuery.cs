using System.ComponentModel;
using AgentOps.Api.Problems;
using Microsoft.AspNetCore.Mvc;

namespace AgentOps.Api.Lists;

/// <summary>Which part of a list is asked for (API.md "Lists").</summary>
public readonly record struct PageQuery(
    [property: FromQuery(Name = "limit"), Description("How many items, 1 to 200; 50 unless told.")] int? Limit,
    [property: FromQuery(Name = "cursor"), Description("Where to go on: next of the answer before.")] string? Cursor)
{
    private const int Largest = 200;

    /// <summary>How many items, within bounds.</summary>
    internal int Size => Limit ?? 50;

    internal void Validate(ref Check check) => check.That(Size is >= 1 and <= Largest, "limit", "must be 1 to 200");
}
