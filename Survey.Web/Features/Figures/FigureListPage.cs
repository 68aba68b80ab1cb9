using System.Collections.Immutable;
using Survey.Analysis.Figures;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Figures;

/// <summary>The list of a study's figures with their main numbers, those of like kind together as in the report.</summary>
internal sealed record FigureListPage
{
    private static readonly FigureKind[][] Kinds =
    [
        [FigureKind.ResponseRate], [FigureKind.Share], [FigureKind.Distribution], [FigureKind.Ranking], [FigureKind.Battery],
        [FigureKind.Mean, FigureKind.Total, FigureKind.Quantile], [FigureKind.Agreement],
    ];

    /// <summary>The round and all that belongs to it.</summary>
    public required RoundMaterial Material { get; init; }

    /// <summary>What was searched for; empty shows all.</summary>
    public required string Search { get; init; }

    /// <summary>How many figures the study has.</summary>
    public required int All { get; init; }

    /// <summary>The sections that hold any figure.</summary>
    public required ImmutableArray<FigureListSection> Sections { get; init; }

    /// <summary>How many figures are shown.</summary>
    public int Shown => Sections.Sum(section => section.Rows.Length);

    /// <summary>Lists the figures whose title or name holds every word that was searched for.</summary>
    public static FigureListPage Of(RoundFigures figures, string? search)
    {
        var edition = figures.Edition(SiteLanguages.Current);
        var headlines = new FigureHeadlines(edition);
        var words = (search ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return new FigureListPage
        {
            Material = figures.Material,
            Search = string.Join(' ', words),
            All = figures.Definitions.Length,
            Sections =
            [
                .. from kinds in Kinds
                   let rows = figures.Definitions
                       .Where(definition => kinds.Contains(definition.Kind) && words.All(word => Holds(edition.Labels.Title(definition), word) || Holds(definition.Name, word)))
                       .Select(definition => new FigureListRow(definition.Name, edition.Labels.Title(definition), [.. headlines.Of(figures.Compute(definition))]))
                       .ToImmutableArray()
                   where rows.Length > 0
                   select new FigureListSection(kinds[0], rows),
            ],
        };
    }

    private static bool Holds(string text, string word) =>
        System.Globalization.CultureInfo.CurrentCulture.CompareInfo.IndexOf(text, word, System.Globalization.CompareOptions.IgnoreCase) >= 0;
}

/// <summary>Figures of like kind.</summary>
/// <param name="Kind">The first of the kinds that belong here.</param>
/// <param name="Rows">The figures.</param>
internal sealed record FigureListSection(FigureKind Kind, ImmutableArray<FigureListRow> Rows);

/// <summary>A figure in the list.</summary>
internal sealed record FigureListRow(string Name, string Title, ImmutableArray<FigureHeadline> Headlines);
