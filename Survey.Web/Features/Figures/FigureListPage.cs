using System.Collections.Immutable;
using Survey.Analysis.Figures.Kinds;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Figures;

/// <summary>The list of a study's figures with their main numbers, those of like kind together as in the report.</summary>
internal sealed record FigureListPage
{
    /// <summary>The round and all that belongs to it.</summary>
    public required RoundSnapshot Snapshot { get; init; }

    /// <summary>What was searched for; empty shows all.</summary>
    public required string Search { get; init; }

    /// <summary>How many figures the study has.</summary>
    public required int TotalFigures { get; init; }

    /// <summary>The sections that hold any figure.</summary>
    public required ImmutableArray<FigureListSection> Sections { get; init; }

    /// <summary>How many figures are shown.</summary>
    public int ShownFigures => Sections.Sum(section => section.Rows.Length);

    /// <summary>Lists the figures whose title or name holds every word that was searched for.</summary>
    public static FigureListPage Create(RoundFigures figures, string? search)
    {
        var context = figures.CreateReportContext(SiteLanguages.Current);
        var headlineBuilder = new FigureHeadlineBuilder(context);
        var searchWords = (search ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return new FigureListPage
        {
            Snapshot = figures.Snapshot,
            Search = string.Join(' ', searchWords),
            TotalFigures = figures.Definitions.Length,
            Sections =
            [
                .. from section in Enum.GetValues<FigureReportSection>()
                let rows = figures
                    .Definitions.Where(definition =>
                        definition.Kind.Section == section
                        && searchWords.All(word =>
                            ContainsText(context.Labels.Title(definition), word) || ContainsText(definition.Name, word)
                        )
                    )
                    .Select(definition => new FigureListRow(
                        definition.Name,
                        context.Labels.Title(definition),
                        [.. headlineBuilder.Build(figures.Compute(definition))]
                    ))
                    .ToImmutableArray()
                where rows.Length > 0
                select new FigureListSection(section, rows),
            ],
        };
    }

    private static bool ContainsText(string text, string word) =>
        System.Globalization.CultureInfo.CurrentCulture.CompareInfo.IndexOf(text, word, System.Globalization.CompareOptions.IgnoreCase)
        >= 0;
}

/// <summary>Figures of like kind.</summary>
/// <param name="Section">The section of the report.</param>
/// <param name="Rows">The figures.</param>
internal sealed record FigureListSection(FigureReportSection Section, ImmutableArray<FigureListRow> Rows);

/// <summary>A figure in the list.</summary>
internal sealed record FigureListRow(string Name, string Title, ImmutableArray<FigureHeadline> Headlines);
