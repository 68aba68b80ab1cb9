using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Finds the choices of a row: those of <c>choices</c>, <c>external_choices</c> or a file, with what <c>or_other</c> adds, or the one box of an acknowledgement.</summary>
internal sealed class RowLists(StudyTable table, ImmutableDictionary<string, ChoiceList> choices, ImmutableDictionary<string, ChoiceList> external, FileLists files, ImmutableArray<Language> languages, ExpressionCells expressions, ProblemList problems)
{
    private readonly Dictionary<ChoiceList, ChoiceList> withOther = new(ReferenceEqualityComparer.Instance);

    private readonly SearchCells search = new(table, files, languages, expressions, problems);

    /// <summary>The lists of the sheet <c>choices</c>, by name.</summary>
    public ImmutableDictionary<string, ChoiceList> Choices => choices;

    /// <summary>The choices that a row offers; null where it offers none.</summary>
    public ChoiceList? Find(SheetRow row, RowType.Asked asked, Parameters parameters)
    {
        if (asked.IsAcknowledgement)
        {
            return Acknowledgement(table.PlaceOf(row, "type"));
        }

        if (asked.FileName is { } file)
        {
            return FindFile(file, table.PlaceOf(row, "type"), parameters);
        }

        if (asked.ListName is null)
        {
            return null;
        }

        var (lists, sheet) = asked.IsExternal ? (external, "external_choices") : (choices, "choices");
        if (lists.TryGetValue(asked.ListName, out var list))
        {
            return !asked.HasOther ? list : withOther.TryGetValue(list, out var known) ? known : withOther[list] = WithOther(list);
        }

        problems.Error("C006", table.PlaceOf(row, "type"), $"There is no list '{asked.ListName}' in the sheet {sheet}.{Nearest.Suggest(asked.ListName, lists.Keys)}");
        return new ChoiceList(asked.ListName, []);
    }

    /// <summary>The choices of a row, or those that its search finds in a file, with the filter of that search.</summary>
    public (ChoiceList? List, Expression? Filter) Searched(SheetRow row, ChoiceList? own, string owner, string? repeat) => search.Read(row, own, owner, repeat);

    private ChoiceList? FindFile(string file, Place place, Parameters parameters)
    {
        files.Claim(file, place);
        var list = files.FindToChoose(file, parameters.Find("value") ?? "name", parameters.Find("label") ?? "label");
        if (list is null)
        {
            problems.MissingFile(file, place);
        }

        return list;
    }

    /// <summary>XLSForm's <c>or_other</c> adds the choice where the list has none; before those that say why there is no value.</summary>
    private ChoiceList WithOther(ChoiceList list)
    {
        if (list.Find(ChoiceList.Other) is not null)
        {
            return list;
        }

        var other = new Choice
        {
            Name = ChoiceList.Other,
            Label = LocalText.Of(languages.Select(language => (language.Code, language.Code == "sv" ? "Annat" : "Other"))),
            Place = list.Choices.FirstOrDefault()?.Place ?? new Place("choices", ""),
        };
        return list with { Choices = [.. list.Valid, other, .. list.Choices.Where(choice => choice.Missing is not null)] };
    }

    private ChoiceList Acknowledgement(Place place) => new("acknowledge",
    [
        new Choice { Name = "OK", Label = LocalText.Of(languages.Select(language => (language.Code, "OK"))), Score = 1, Place = place },
    ]);
}
