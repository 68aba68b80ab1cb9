using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Expressions.Validation;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Workbooks;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Sheets;

/// <summary>Finds the choices of a row: those of <c>choices</c>, <c>external_choices</c> or a file, with what <c>or_other</c> adds, or
/// the one box of an acknowledgement.</summary>
internal sealed class ChoiceListResolver(
    StudyTable table,
    ImmutableDictionary<string, ChoiceList> choices,
    ImmutableDictionary<string, ChoiceList> externalLists,
    FileChoiceLists files,
    ImmutableArray<Language> languages,
    ExpressionCellParser expressions,
    ProblemCollector problems
)
{
    private readonly Dictionary<ChoiceList, ChoiceList> listsWithOther = new(ReferenceEqualityComparer.Instance);

    private readonly SearchCellParser searchParser = new(table, files, languages, expressions, problems);

    /// <summary>The lists of the sheet <c>choices</c>, by name.</summary>
    public ImmutableDictionary<string, ChoiceList> Choices => choices;

    /// <summary>The choices that a row offers; null where it offers none.</summary>
    public ChoiceList? FindList(SheetRow row, RowType.Question rowType, ParameterPairs parameters)
    {
        if (rowType.IsAcknowledgement)
        {
            return BuildAcknowledgementList(table.LocationOf(row, "type"));
        }

        if (rowType.FileName is { } file)
        {
            return FindFileList(file, table.LocationOf(row, "type"), parameters);
        }

        if (rowType.ListName is null)
        {
            return null;
        }

        var (lists, sheet) = rowType.IsExternal ? (externalLists, "external_choices") : (choices, "choices");
        if (lists.TryGetValue(rowType.ListName, out var list))
        {
            return rowType.HasOther ? FindOrAddWithOther(list) : list;
        }

        problems.AddError(
            "C006",
            table.LocationOf(row, "type"),
            $"There is no list '{rowType.ListName}' in the sheet {sheet}.{SpellingSuggestion.Suggest(rowType.ListName, lists.Keys)}"
        );
        return new ChoiceList(rowType.ListName, []);
    }

    private ChoiceList FindOrAddWithOther(ChoiceList list)
    {
        if (!listsWithOther.TryGetValue(list, out var known))
        {
            listsWithOther[list] = known = WithOther(list);
        }

        return known;
    }

    /// <summary>The choices of a row, or those that its search finds in a file, with the filter of that search.</summary>
    public (ChoiceList? List, Expression? Filter) ApplySearch(SheetRow row, ChoiceList? ownList, string ownerName, string? repeatName) =>
        searchParser.Parse(row, ownList, ownerName, repeatName);

    private ChoiceList? FindFileList(string fileName, SourceLocation location, ParameterPairs parameters)
    {
        files.RegisterFile(fileName, location);
        var list = files.FindValidatedList(fileName, parameters.Find("value") ?? "name", parameters.Find("label") ?? "label");
        if (list is null)
        {
            problems.AddMissingFile(fileName, location);
        }

        return list;
    }

    /// <summary>XLSForm's <c>or_other</c> adds the choice where the list has none; before those that say why there is no value.</summary>
    private ChoiceList WithOther(ChoiceList list)
    {
        if (list.Find(ChoiceList.OtherChoiceName) is not null)
        {
            return list;
        }

        var other = new Choice
        {
            Name = ChoiceList.OtherChoiceName,
            Label = LocalizedText.Create(
                StudyTexts
                    .LanguagesFor(languages.Select(language => language.Code))
                    .Select(code => (code, StudyTexts.In(code, "OtherChoice")))
            ),
            Location = list.Choices.FirstOrDefault()?.Location ?? new SourceLocation("choices", ""),
        };
        return list with { Choices = [.. list.ValidChoices, other, .. list.Choices.Where(choice => choice.MissingReason is not null)] };
    }

    private ChoiceList BuildAcknowledgementList(SourceLocation location) =>
        new(
            "acknowledge",
            [
                new Choice
                {
                    Name = "OK",
                    Label = LocalizedText.Create(languages.Select(language => (language.Code, "OK"))),
                    Score = 1,
                    Location = location,
                },
            ]
        );
}
