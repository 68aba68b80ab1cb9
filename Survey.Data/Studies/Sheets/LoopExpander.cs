using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Survey.Data.Expressions.Validation;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Sheets;

/// <summary>Writes out <c>begin_loop over LIST</c>: its rows once for each choice of the list, each time in a group of its own.</summary>
/// <remarks>Questions are called <c>name_choice</c>; <c>%(label)s</c> and <c>%(name)s</c> in their cells are the choice's.</remarks>
internal sealed partial class LoopExpander(StudyTable table, ImmutableDictionary<string, ChoiceList> lists, ProblemCollector problems)
{
    /// <summary>Loops within loops multiply; no form has so many rows.</summary>
    private const int MaximumRows = 5_000;

    private int expandedRowCount;

    /// <summary>The list that a type cell begins a loop over, or null.</summary>
    public static string? FindListName(string type) =>
        BeginLoopPattern().Match(type.Trim()) is { Success: true } begin ? begin.Groups["list"].Value : null;

    /// <summary>The rows with all loops written out.</summary>
    public IEnumerable<SheetRow> Expand() => ExpandRows([.. table.Rows.Where(row => !ScalarParser.IsYes(table.Text(row, "disabled")))]);

    private List<SheetRow> ExpandRows(IReadOnlyList<SheetRow> rows)
    {
        var expanded = new List<SheetRow>();
        for (var index = 0; index < rows.Count; index++)
        {
            if (FindListName(TypeOf(rows[index])) is not { } list || FindEnd(rows, index) is not { } end)
            {
                expanded.Add(rows[index]);
                continue;
            }

            expanded.AddRange(ExpandLoop(rows[index], [.. rows.Skip(index + 1).Take(end - index - 1)], rows[end], list));
            index = end;
        }

        return expanded;
    }

    private string TypeOf(SheetRow row) => table.Text(row, "type").Trim();

    private int? FindEnd(IReadOnlyList<SheetRow> rows, int begin)
    {
        var depth = 0;
        for (var index = begin; index < rows.Count; index++)
        {
            depth += DepthChangeOf(TypeOf(rows[index]));
            if (depth == 0)
            {
                return index;
            }
        }

        return null;
    }

    /// <summary>1 where a loop begins, −1 where one ends, else 0.</summary>
    public static int DepthChangeOf(string type) =>
        type switch
        {
            _ when BeginLoopPattern().IsMatch(type) => 1,
            _ when EndLoopPattern().IsMatch(type) => -1,
            _ => 0,
        };

    private List<SheetRow> ExpandLoop(SheetRow begin, List<SheetRow> body, SheetRow end, string listName)
    {
        if (!lists.TryGetValue(listName, out var list))
        {
            problems.AddError(
                "C006",
                table.LocationOf(begin, "type"),
                $"There is no list '{listName}' in the sheet choices.{SpellingSuggestion.Suggest(listName, lists.Keys)}"
            );
            return [];
        }

        if ((expandedRowCount += list.Choices.Length * (body.Count + 2)) > MaximumRows)
        {
            problems.AddError(
                "W005",
                table.LocationOf(begin, "type"),
                $"Written out, the loops have more than {MaximumRows} rows. Loop over fewer choices."
            );
            return [];
        }

        var name = table.Text(begin, "name");
        return ExpandRows([
            ReplaceCells(begin, header => header.Name == "type" ? "begin_group" : null),
            .. list.Choices.SelectMany(choice =>
                body.Select(row => SubstituteChoice(row, choice)).Prepend(BeginGroupRow(begin, name, choice)).Append(EndGroupRow(end))
            ),
            EndGroupRow(end),
        ]);
    }

    /// <summary>The group of one choice; all that the loop's own row says more stands in the group around them.</summary>
    private SheetRow BeginGroupRow(SheetRow begin, string name, Choice choice) => ReplaceCells(begin, header => header.Name switch
            {
                "type" => "begin_group",
                "name" => $"{name}_{choice.Name}",
                "label" => LabelOf(choice, header),
                _ => "",
            });

    private SheetRow EndGroupRow(SheetRow end) => ReplaceCells(end, header => header.Name == "type" ? "end_group" : null);

    private SheetRow SubstituteChoice(SheetRow row, Choice choice) =>
        ReplaceCells(row, header =>
            table.Sheet.Text(row, header.OriginalText) switch
            {
                { Length: > 0 } name when header.Name == "name" => $"{name}_{choice.Name}",
                var text when header.Name != "name" && text.Contains("%(", StringComparison.Ordinal) => text
                    .Replace("%(name)s", choice.Name, StringComparison.Ordinal)
                    .Replace("%(label)s", LabelOf(choice, header), StringComparison.Ordinal),
                _ => null,
            });

    private static string LabelOf(Choice choice, ColumnHeader header) =>
        header.Language is null ? choice.Label.ToString() : choice.Label.ForLanguage(header.Language.Code);

    /// <summary>A row with other texts where there are any.</summary>
    private SheetRow ReplaceCells(SheetRow row, Func<ColumnHeader, string?> replace) =>
        row with
        {
            Cells =
            [
                .. table.Sheet.Columns.Select(column =>
                    (column.Length == 0 ? null : replace(ColumnHeader.Parse(column, table.Sheet.Name))) ?? table.Sheet.Text(row, column)
                ),
            ],
        };

    [GeneratedRegex(
        @"^begin[_ ]loop over (?<list>\S+)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex BeginLoopPattern();

    [GeneratedRegex("^end[_ ]loop$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EndLoopPattern();
}
