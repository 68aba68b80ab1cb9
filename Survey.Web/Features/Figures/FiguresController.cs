using Microsoft.AspNetCore.Mvc;
using Survey.Analysis.Charts;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Figures;

/// <summary>The study's figures as tables and charts, broken down as the reader chooses, and the claims checked against them.</summary>
[Researcher]
internal sealed class FiguresController(RoundFiguresCache figuresCache, RoundSnapshotCache rounds, FrozenDatasetService datasets)
    : Controller
{
    // A picture may hold styles of its own, and nothing else.
    private const string ChartContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    /// <summary>The rounds; straight to the round where there is one only.</summary>
    [HttpGet("/analyse")]
    public async Task<IActionResult> Rounds(CancellationToken cancellation)
    {
        var all = await rounds.ListAsync(cancellation);
        return all is [var only] ? RedirectToAction(nameof(List), new { round = only.Name }) : Redirect("/manage");
    }

    [HttpGet("/analyse/{round}")]
    public async Task<IActionResult> List(string round, string? dataset, string? q, CancellationToken cancellation) =>
        await FindAsync(round, dataset, cancellation) is { } figures ? View("List", FigureListPage.Create(figures, q)) : NotFound();

    [HttpGet("/analyse/{round}/claims")]
    public async Task<IActionResult> Claims(string round, string? dataset, CancellationToken cancellation) =>
        await FindAsync(round, dataset, cancellation) is { } figures
            ? View("Claims", new ClaimsPage(figures.Snapshot, figures.ComputeClaims()))
            : NotFound();

    [HttpGet("/analyse/{round}/figures/{figure}")]
    public async Task<IActionResult> Figure(string round, string figure, string? dataset, string? by, CancellationToken cancellation) =>
        await FindAsync(round, dataset, cancellation) is { } figures && figures.Find(figure) is { } definition
            ? View("Figure", FigurePage.Create(figures, definition, BreakdownChoice.Find(figures.Snapshot.Study, by)))
            : NotFound();

    /// <summary>A chart of a figure: <paramref name="number"/> counts its breakdowns from 1.</summary>
    [HttpGet("/analyse/{round}/figures/{figure}/chart-{number:int}.{format:regex(^(svg|png)$)}")]
    public async Task<IActionResult> Chart(
        string round,
        string figure,
        int number,
        string format,
        [FromQuery] ChartQuery query,
        CancellationToken cancellation
    )
    {
        if (
            await figuresCache.FindAsync(round, query.Dataset, cancellation) is not { } figures
            || figures.Find(figure) is not { } definition
        )
        {
            return NotFound();
        }

        var result = figures.Compute(definition, BreakdownChoice.Find(figures.Snapshot.Study, query.By));
        var chart = new FigureChartBuilder(figures.CreateReportContext(SiteLanguages.Current)).Build(result).ElementAtOrDefault(number - 1);
        return chart is null ? NotFound() : CreateChartFile(chart, format);
    }

    /// <summary>The figures for a page, which shows what data they are of.</summary>
    private async Task<RoundFigures?> FindAsync(string round, string? dataset, CancellationToken cancellation)
    {
        var figures = await figuresCache.FindAsync(round, dataset, cancellation);
        if (figures is not null)
        {
            ViewData[DatasetChoice.Key] = await datasets.ReadChoiceAsync(figures.Snapshot, cancellation);
        }

        return figures;
    }

    private FileContentResult CreateChartFile(Chart chart, string format)
    {
        Response.Headers.ContentSecurityPolicy = ChartContentSecurityPolicy;
        var content = new MemoryStream();
        if (format == "svg")
        {
            chart.WriteSvg(content);
            return File(content.ToArray(), "image/svg+xml");
        }

        chart.WritePng(content);
        return File(content.ToArray(), "image/png");
    }
}

/// <summary>What a chart is of, as the address says.</summary>
/// <param name="Dataset">The name of a frozen dataset; null where it is of the answers as they are now.</param>
/// <param name="By">The breakdown that was chosen; null where the figure stands as declared.</param>
internal sealed record ChartQuery(string? Dataset, string? By);
