using System.Collections.Immutable;
using Survey.Analysis.Figures.Results;
using Survey.Data.Studies.Model;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork.Monitoring;

/// <summary>The page that shows which kinds of units answer less than others.</summary>
internal sealed record RepresentativityPage
{
    /// <summary>More classes than these are no longer where answers help most.</summary>
    private const int MaximumClassesToChase = 5;

    /// <summary>The round and all that belongs to it.</summary>
    public required RoundSnapshot Snapshot { get; init; }

    /// <summary>Each respondent group, with the classes in which more answers help most, the most useful first.</summary>
    public required ImmutableArray<(NonresponseProfile Profile, ImmutableArray<ClassResponse> ToChase)> Groups { get; init; }

    /// <summary>The page of a round.</summary>
    public static RepresentativityPage Create(RoundSnapshot snapshot, ImmutableArray<NonresponseProfile> profiles) =>
        new() { Snapshot = snapshot, Groups = [.. profiles.Select(profile => (profile, FindClassesToChase(snapshot.Study, profile)))] };

    /// <summary>The classes of a column.</summary>
    public IEnumerable<ClassResponse> ClassesOf(FrameColumnClasses column) => ClassesOf(Snapshot.Study, column);

    /// <summary>A class with a partial indicator below 0 answers less than the whole, and the lower it is the more it makes the response
    /// uneven (Schouten, Shlomo and Skinner 2011).</summary>
    private static ImmutableArray<ClassResponse> FindClassesToChase(Study study, NonresponseProfile profile) =>
        [
            .. profile
                .Classes.SelectMany(column => ClassesOf(study, column))
                .Where(each => each.Class.PartialIndicator < 0 && each.Class.AnsweredUnits < each.Class.EligibleUnits)
                .OrderBy(each => each.Class.PartialIndicator)
                .Take(MaximumClassesToChase),
        ];

    private static IEnumerable<ClassResponse> ClassesOf(Study study, FrameColumnClasses column) =>
        study.FrameColumns.FirstOrDefault(declared => declared.Name == column.Column) is { } declaration
            ? column.Classes.Select(each => new ClassResponse(declaration, each))
            : [];
}

/// <summary>A class of a frame column, and how many in it answered.</summary>
/// <param name="Column">The column.</param>
/// <param name="Class">The class.</param>
internal sealed record ClassResponse(FrameColumn Column, FrameClass Class)
{
    /// <summary>The share that answered.</summary>
    public double ResponseRate => (double)Class.AnsweredUnits / Class.EligibleUnits;

    /// <summary>What the class is called; its name where the column's list does not have it, empty for units without one.</summary>
    public string LabelIn(string language) =>
        Column.List?.Choices.FirstOrDefault(choice => choice.Name == Class.Name)?.Label.ForLanguage(language) ?? Class.Name;
}
