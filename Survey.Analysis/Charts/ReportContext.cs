using System.Collections.Immutable;
using Survey.Analysis.Figures.Results;
using Survey.Analysis.Texts;
using Survey.Data.Studies.Model;

namespace Survey.Analysis.Charts;

/// <summary>What a report, its tables and its charts are made from: figures, a language, and whether the data are synthetic.</summary>
public sealed record ReportContext
{
    /// <summary>The figures.</summary>
    public required StudyFigures Figures { get; init; }

    /// <summary>The language's code.</summary>
    public required string Language { get; init; }

    /// <summary>Whether the answers are made up; every output says so.</summary>
    public required bool IsSynthetic { get; init; }

    /// <summary>The respondent groups in the frame's order: of a pair, the first is the first of these.</summary>
    public required ImmutableArray<string> RespondentGroups { get; init; }

    /// <summary>The fixed words.</summary>
    public ReportLocalizer Localizer => new(Language);

    /// <summary>The study's words.</summary>
    public StudyLabels Labels => new(Study, Language);

    internal Study Study => Figures.Study;

    /// <summary>What every output says of made-up answers; empty of real ones.</summary>
    public string SyntheticDataNotice => IsSynthetic ? Localizer.Text("SyntheticDataNotice") : "";

    /// <summary>Where the numbers come from, for a foot.</summary>
    public string SourceNote => Localizer.Text("DataSource", Labels.Text(Study.Title), Study.Version, ShortHash);

    /// <summary>Where the numbers come from, and that they are synthetic where they are.</summary>
    internal string SourceAndNotice => $"{SourceNote} {SyntheticDataNotice}".TrimEnd();

    /// <summary>What the symbol of a suppressed number means.</summary>
    internal string SuppressionNote => Localizer.Text("SuppressionSymbolNote", SuppressionSymbol.Text);

    /// <summary>What the pairs are called of which only the unit in one group of the frame, 0 or 1, says yes.</summary>
    public string OnlyGroupYesLabel(int group)
    {
        var unnamed = Localizer.Text(group == 0 ? "FirstOfPair" : "SecondOfPair");
        var name = RespondentGroups.Length == 2 ? Labels.Value("respondent_group", RespondentGroups[group]) : unnamed;
        return Localizer.Text("OnlyYes", name);
    }

    private string ShortHash => Figures.DatasetHash[..Math.Min(12, Figures.DatasetHash.Length)];
}
