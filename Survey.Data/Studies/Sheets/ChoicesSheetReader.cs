using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Reference;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Sheets;

/// <summary>Reads the sheet <c>choices</c>, or <c>external_choices</c>, into lists.</summary>
/// <param name="table">The sheet.</param>
/// <param name="pictures">The pictures that came with the workbook.</param>
/// <param name="allowsDuplicateNames">Whether choices of a list may share a name, distinguished by a choice filter.</param>
/// <param name="problems">Where faults go.</param>
internal sealed partial class ChoicesSheetReader(
    StudyTable table,
    ImmutableDictionary<string, Picture> pictures,
    bool allowsDuplicateNames,
    ProblemCollector problems
)
{
    private readonly PictureCellParser pictureCells = new(table, pictures, problems);

    private static readonly ImmutableDictionary<string, MissingReason> MissingReasonsByCode = MissingCodeReference
        .All.Where(code => code.IsChoice)
        .ToImmutableDictionary(code => code.Name, code => code.Reason, StringComparer.Ordinal);

    /// <summary>The lists by name, choices in the order of the rows.</summary>
    public ImmutableDictionary<string, ChoiceList> Read() =>
        table
            .Rows.Where(HasListAndName)
            .GroupBy(row => table.Text(row, "list_name"), StringComparer.Ordinal)
            .ToImmutableDictionary(rows => rows.Key, rows => ReadList(rows.Key, rows), StringComparer.Ordinal);

    private bool HasListAndName(SheetRow row)
    {
        var list = table.Text(row, "list_name");
        var name = NameOf(row);
        if (list.Length == 0 && name.Length == 0)
        {
            problems.AddWarning(
                "C015",
                table.Sheet.LocationOf(row, ""),
                $"The row has neither list nor name, so it is no choice and is ignored. Remove it, or write its list and name."
            );
        }
        else if (list.Length == 0)
        {
            problems.AddError(
                "C001",
                table.LocationOf(row, "list_name"),
                $"The choice '{name}' belongs to no list. Write the list's name in list_name."
            );
        }
        else if (name.Length == 0)
        {
            problems.AddError(
                "C013",
                table.LocationOf(row, "name"),
                $"The choice in list '{list}' has no name. Write its stable code in name."
            );
        }

        return list.Length > 0 && name.Length > 0;
    }

    private string NameOf(SheetRow row) => table.Text(row, "name");

    private ChoiceList ReadList(string name, IEnumerable<SheetRow> rows)
    {
        var choices = rows.Select(ReadChoice).ToList();
        if (allowsDuplicateNames)
        {
            return new ChoiceList(name, AssignScores([.. choices]));
        }

        foreach (var duplicate in choices.GroupBy(choice => choice.Name, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
        {
            problems.AddError(
                "C002",
                duplicate.Location,
                $"The list '{name}' has a choice '{duplicate.Name}' already. Give each choice its own name, or set "
                    + $"allow_choice_duplicates to yes in settings."
            );
        }

        return new ChoiceList(name, AssignScores([.. choices.DistinctBy(choice => choice.Name)]));
    }

    private Choice ReadChoice(SheetRow row)
    {
        var (label, picture) = pictureCells.Parse(row);
        return new()
        {
            Name = NameOf(row),
            Label = label,
            Picture = picture,
            MissingReason = ReadMissing(row),
            IsExclusive = ScalarParser.ReadBoolean(table, row, "exclusive", problems),
            Score = ReadNumber(row, "score"),
            Likelihood = ReadLikelihood(row),
            Columns = ReadColumns(row),
            Location = table.LocationOf(row, "name"),
        };
    }

    private MissingReason? ReadMissing(SheetRow row)
    {
        var text = table.Text(row, "missing");
        if (text.Length == 0)
        {
            return Choice.FileNameOf(NameOf(row)) == NameOf(row) ? null : FindReasonInLabel(row);
        }

        if (MissingReasonsByCode.TryGetValue(text, out var reason))
        {
            return reason;
        }

        problems.AddError(
            "C003",
            table.LocationOf(row, "missing"),
            $"'{text}' is no reason why a value is missing. Write dk (does not know), refused or na (not applicable), or leave "
                + $"the cell empty."
        );
        return null;
    }

    /// <summary>What a choice means that is named as a code for missing answers, by its label in any language.</summary>
    private MissingReason? FindReasonInLabel(SheetRow row)
    {
        var labels = table.LocalizedText(row, "label").ByLanguage.Values.ToList();
        return labels switch
        {
            _ when labels.Exists(DoesNotKnowPattern().IsMatch) => MissingReason.DoesNotKnow,
            _ when labels.Exists(RefusedPattern().IsMatch) => MissingReason.Refused,
            _ when labels.Exists(NotApplicablePattern().IsMatch) => MissingReason.NotApplicable,
            _ => null,
        };
    }

    [GeneratedRegex(@"\b(don['’]?t|do(es)? not|not) know|\bvet (ej|inte)|^(dk|unknown|okänt)\b", RegexOptions.IgnoreCase)]
    private static partial Regex DoesNotKnowPattern();

    [GeneratedRegex(@"\brefus|\bprefer not|\bdecline|\bnot want to|\bvill (ej|inte)|\bavstår", RegexOptions.IgnoreCase)]
    private static partial Regex RefusedPattern();

    [GeneratedRegex(@"\b(not|in)[ -]?applicable|\bn/?a\b|\b(ej|inte) (aktuell|tillämplig|relevan)", RegexOptions.IgnoreCase)]
    private static partial Regex NotApplicablePattern();

    private double? ReadNumber(SheetRow row, string column)
    {
        var text = table.Text(row, column);
        if (text.Length == 0)
        {
            return null;
        }

        if (ScalarParser.TryParseNumber(text, out var number))
        {
            return number;
        }

        problems.AddError(
            "C004",
            table.LocationOf(row, column),
            $"'{text}' is not a number. Write {column} with a decimal point, such as 0.25."
        );
        return null;
    }

    private double? ReadLikelihood(SheetRow row)
    {
        var likelihood = ReadNumber(row, "likelihood");
        if (likelihood < 0)
        {
            problems.AddError(
                "C005",
                table.LocationOf(row, "likelihood"),
                $"The likelihood {likelihood} is below 0. Write a weight of 0 or more."
            );
            return null;
        }

        return likelihood;
    }

    /// <summary>The columns that only a choice filter reads.</summary>
    private ImmutableDictionary<string, string> ReadColumns(SheetRow row) =>
        table
            .Headers.Where(header => header.Language is null && ChoicesSheetReference.Sheet.FindColumn(header.Name) is null)
            .DistinctBy(header => header.OriginalText.Trim())
            .Select(header => (header.OriginalText, Text: table.Sheet.Text(row, header.OriginalText)))
            .Where(cell => cell.Text.Length > 0)
            .ToImmutableDictionary(cell => cell.OriginalText.Trim(), cell => cell.Text, StringComparer.Ordinal);

    /// <summary>Where no score is written: the name if all names are numbers, else the position; counted without missing ones.</summary>
    public static ImmutableArray<Choice> AssignScores(ImmutableArray<Choice> choices)
    {
        var valid = choices.Where(choice => choice.MissingReason is null).ToList();
        var positions = valid
            .Select(choice => choice.Name)
            .Distinct(StringComparer.Ordinal)
            .Index()
            .ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);
        var areNumbers = valid.All(choice => ScalarParser.TryParseNumber(choice.Name, out _));
        return
        [
            .. choices.Select(choice =>
                choice.MissingReason is not null || choice.Score is not null
                    ? choice
                    : choice with
                    {
                        Score = areNumbers && ScalarParser.TryParseNumber(choice.Name, out var score) ? score : positions[choice.Name] + 1,
                    }
            ),
        ];
    }
}
