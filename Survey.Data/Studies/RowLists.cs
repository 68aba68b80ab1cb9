using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Finds the choices of a row: those of <c>choices</c> or <c>external_choices</c>, with what <c>or_other</c> adds, or the one box of an acknowledgement.</summary>
internal sealed class RowLists(StudyTable table, ImmutableDictionary<string, ChoiceList> choices, ImmutableDictionary<string, ChoiceList> external, ImmutableArray<Language> languages, ProblemList problems)
{
    private readonly Dictionary<ChoiceList, ChoiceList> withOther = new(ReferenceEqualityComparer.Instance);

    /// <summary>The lists of the sheet <c>choices</c>, by name.</summary>
    public ImmutableDictionary<string, ChoiceList> Choices => choices;

    /// <summary>The choices that a row offers; null where it offers none.</summary>
    public ChoiceList? Find(SheetRow row, RowType.Asked asked)
    {
        if (asked.IsAcknowledgement)
        {
            return Acknowledgement(table.PlaceOf(row, "type"));
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
