using System.Globalization;
using System.Net;
using System.Text;
using AgentOps.Silo.Rehearsals.Figures;

namespace AgentOps.Silo.Rehearsals.Reports;

/// <summary>The report as one HTML file that needs nothing else: charts are SVG, no script, light and dark by what the reader's system says.</summary>
internal static class HtmlReport
{
    private const string Style =
        """
        :root{color-scheme:light dark;--ink:#1d1f24;--soft:#5d6470;--page:#f7f6f3;--card:#fff;--edge:#dcd9d2;--line:#2a5db0;--band:#2a5db033}
        @media(prefers-color-scheme:dark){:root{--ink:#e8e6e1;--soft:#a3a8b3;--page:#16181d;--card:#1f2229;--edge:#343842;--line:#8ab4ff;--band:#8ab4ff33}}
        body{margin:0;padding:2rem clamp(1rem,4vw,4rem);background:var(--page);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
        h1{font-size:1.6rem;margin:0 0 .3rem}h2{font-size:1.1rem;margin:2.2rem 0 .7rem}p{color:var(--soft);margin:.2rem 0;max-width:46rem}
        .grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:.8rem}
        figure{margin:0;padding:.7rem .9rem;background:var(--card);border:1px solid var(--edge);border-radius:.5rem}
        figcaption{display:flex;justify-content:space-between;gap:.6rem;font-weight:600}figcaption span{font-weight:400;color:var(--soft);font-variant-numeric:tabular-nums;white-space:nowrap}
        svg{display:block;width:100%;height:72px;margin-top:.4rem}svg .b{fill:var(--band)}svg .l{fill:none;stroke:var(--line);stroke-width:1.6;vector-effect:non-scaling-stroke}
        .axis{display:flex;justify-content:space-between;color:var(--soft);font-size:12px;font-variant-numeric:tabular-nums}
        table{border-collapse:collapse;background:var(--card);border:1px solid var(--edge);border-radius:.5rem}td,th{padding:.3rem .8rem;text-align:right;font-variant-numeric:tabular-nums;border-top:1px solid var(--edge)}
        td:first-child,th:first-child{text-align:left}th{font-weight:600;border:0}details{margin-top:2rem;color:var(--soft)}code{font-size:13px}
        """;

    public static string Write(Report report)
    {
        var html = new StringBuilder();
        var title = $"Rehearsal: {report.Setting.Days} days of {report.Setting.Who}";
        html.Append($"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{Safe(title)}</title><style>{Style}</style><body>\n");
        html.Append($"<h1>{Safe(title)}</h1><p>{report.Lives.Count} lives, {Safe(report.Setting.Words)}. Simulated time, {(report.Lives[0].Replay is null ? "scripted model" : "recorded answers")}: no money was spent.</p>\n");
        foreach (var line in report.Lives[0].Replay is { } replay ? ReplayReport.Lines(replay) : []) html.Append($"<p>{Safe(line)}</p>\n");
        html.Append("<p>The line is the middle life of each day (P50); the band holds eight lives in ten (P10 to P90).</p>\n");
        if (report.Against is { } other) Compare(html, report, other.Setting);
        foreach (var group in report.Summaries.GroupBy(s => s.Group))
        {
            html.Append($"<h2>{Safe(group.Key.Title)}</h2><p>The figures are {Words.Of(group.Key.Total)}: P50 (P10 to P90).</p><div class=\"grid\">\n");
            foreach (var series in group) Chart(html, series);
            html.Append("</div>\n");
        }

        html.Append("<details><summary>Seeds and digests: equal lives have equal digests</summary><p>");
        html.AppendJoin("<br>", report.Lives.Select(l => $"<code>{l.Seed.ToString(CultureInfo.InvariantCulture)} {l.Digest}</code>"));
        return html.Append("</p></details></body></html>\n").ToString();
    }

    private static void Compare(StringBuilder html, Report report, Setting other)
    {
        var clear = report.Differences.Where(d => d.Clear).ToList();
        html.Append($"<h2>Against: {Safe(other.Words)}</h2><p>Both sides live with the same chances, seed by seed. Shown is what differs by more than chance (95 %); {report.Differences.Count - clear.Count} other figures do not.</p>\n");
        if (clear.Count == 0) return;
        html.Append("<table><tr><th></th><th>before</th><th>after</th><th>difference</th></tr>\n");
        foreach (var d in clear)
        {
            html.Append($"<tr><td>{Safe(d.Series.Replace("/", ": ", StringComparison.Ordinal).Replace('_', ' '))}</td><td>{Words.Of(d.Before, d.Group)}</td><td>{Words.Of(d.After, d.Group)}</td>");
            html.Append($"<td>{Words.Signed(d.Mean, d.Group)} ± {Words.Of(d.Within, d.Group)}</td></tr>\n");
        }

        html.Append("</table>\n");
    }

    private static void Chart(StringBuilder html, Summary s)
    {
        var most = s.Days.Max(d => d.P90);
        if (most <= 0) most = 1;
        var last = Math.Max(1, s.Days.Length - 1);
        string Point(int day, double value) => string.Create(CultureInfo.InvariantCulture, $"{day * 300.0 / last:0.#},{70 - (value / most * 66):0.#}");
        var days = Enumerable.Range(0, s.Days.Length).ToArray();
        var (line, top) = (string.Join(' ', days.Select(d => Point(d, s.Days[d].P50))), string.Join(' ', days.Select(d => Point(d, s.Days[d].P90))));
        var bottom = string.Join(' ', days.Reverse().Select(d => Point(d, s.Days[d].P10)));
        var figures = $"{Words.Of(s.Whole.P50, s.Group)} ({Words.Of(s.Whole.P10, s.Group)}–{Words.Of(s.Whole.P90, s.Group)})";
        html.Append($"<figure><figcaption>{Safe(s.What.Replace('_', ' '))} <span>{figures}</span></figcaption>");
        html.Append($"<svg viewBox=\"0 0 300 72\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{Safe(s.What)} by day\"><polygon class=\"b\" points=\"{top} {bottom}\"/><polyline class=\"l\" points=\"{line}\"/></svg>");
        html.Append($"<div class=\"axis\"><span>day 1</span><span>at most {Words.Of(s.Days.Max(d => d.P90), s.Group)} a day</span><span>day {s.Days.Length}</span></div></figure>\n");
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
