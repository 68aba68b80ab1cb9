using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Reference;

namespace Survey.Data.Studies.Sheets;

/// <summary>A study as far as it could be read, before it is verified.</summary>
internal sealed record UnverifiedStudy(Study Study, ImmutableArray<LocatedExpression> Expressions)
{
    /// <summary>All lists of choices, those that no question uses too.</summary>
    public required ImmutableDictionary<string, ChoiceList> Lists { get; init; }

    /// <summary>All lists of the sheet <c>external_choices</c>.</summary>
    public required ImmutableDictionary<string, ChoiceList> ExternalLists { get; init; }

    /// <summary>How the parts of the questionnaire were named.</summary>
    public required UniqueNameAllocator Names { get; init; }

    /// <summary>What XLSForm calls the whole form.</summary>
    public required string RootName { get; init; }

    /// <summary>All sheets, by the meaning of their columns.</summary>
    public required ImmutableArray<StudyTable> Tables { get; init; }

    /// <summary>The sheets, columns and words that are known.</summary>
    public required WorkbookReference Reference { get; init; }

    public Questionnaire Questionnaire => Study.Questionnaire;

    /// <summary>The sheet of that name, or null.</summary>
    public StudyTable? FindTable(string name) =>
        Tables.FirstOrDefault(table => string.Equals(table.Sheet.Name, name, StringComparison.OrdinalIgnoreCase));
}
