using System.Globalization;
using System.Text.Json.Nodes;
using AgentOps.Missions;
using AgentOps.Reading;
using AgentOps.Steps;

namespace AgentOps.Executors;

/// <summary><c>view</c>: reads the company's own data. Asks no model.</summary>
internal sealed class ViewExecutor(ICompanyReader reader) : IStepExecutor
{
    private const int Told = 5;

    /// <inheritdoc/>
    public async Task<StepOutcome> Execute(ClaimedStep step, StepContext context, CancellationToken cancellationToken)
    {
        var query = new CompanyQuery(
            PayloadText.Field(step.Payload, "what") ?? "overview",
            PayloadText.Field(step.Payload, "agent"),
            PayloadText.Field(step.Payload, "status"),
            PayloadText.Whole(step.Payload, "days") ?? 7,
            PayloadText.Whole(step.Payload, "limit") ?? 20);
        var view = await reader.Read(context.Company.Key, query, cancellationToken);
        var counts = new JsonObject();
        foreach (var count in view.Counts) counts[count.Name] = count.Value;
        var result = new JsonObject
        {
            ["what"] = query.What,
            ["summary"] = Summary(view),
            ["counts"] = counts,
            ["items"] = new JsonArray([.. view.Items.Take(query.Limit).Select(Item)]),
            ["at"] = context.Clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
        };
        if (view.Items.Any(i => i.Untrusted)) result["untrusted"] = true;
        return ModelWork.Outcome(result);
    }

    /// <summary>The first figures in one line; without figures, how much there is to see.</summary>
    private static string Summary(CompanyView view) => view.Counts.Where(c => c.Value != 0).Take(Told).Select(c => c.ToString()).ToList() is { Count: > 0 } told
        ? Sentences.Cut(string.Join(", ", told) + ".", 280)
        : view.Items.IsEmpty ? "Nothing there yet." : string.Create(CultureInfo.InvariantCulture, $"{view.Items.Length} to look at.");

    private static JsonObject Item(CompanyItem item)
    {
        var node = new JsonObject { ["title"] = Sentences.Cut(item.Title, 200) };
        if (item.Id is not null) node["id"] = item.Id;
        if (item.Status is not null) node["status"] = item.Status;
        if (item.Agent is not null) node["agent"] = item.Agent;
        if (item.At is { } at) node["at"] = at.ToString("O", CultureInfo.InvariantCulture);
        if (!string.IsNullOrWhiteSpace(item.Text)) node["text"] = Sentences.Cut(item.Text, 300);
        return node;
    }
}
