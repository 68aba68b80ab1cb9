using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Writes out <c>begin_loop over LIST</c>: its rows once for each choice of the list, each time in a group of its own.</summary>
/// <remarks>Questions are called <c>name_choice</c>; <c>%(label)s</c> and <c>%(name)s</c> in their cells are the choice's.</remarks>
internal sealed partial class LoopRows(StudyTable table, ImmutableDictionary<string, ChoiceList> lists, ProblemList problems)
{
    /// <summary>Loops within loops multiply; no form has so many rows.</summary>
    private const int MostRows = 5_000;

    private int written;

    /// <summary>The list that a type cell begins a loop over, or null.</summary>
    public static string? FindList(string type) => Begin().Match(type.Trim()) is { Success: true } begin ? begin.Groups["list"].Value : null;

    /// <summary>The rows with all loops written out.</summary>
    public IEnumerable<SheetRow> Read() => Expanded([.. table.Rows.Where(row => !StudyWords.IsYes(table.Text(row, "disabled")))]);

    private List<SheetRow> Expanded(IReadOnlyList<SheetRow> rows)
    {
        var expanded = new List<SheetRow>();
        for (var at = 0; at < rows.Count; at++)
        {
            if (FindList(Type(rows[at])) is not { } list || FindEnd(rows, at) is not { } end)
            {
                expanded.Add(rows[at]);
                continue;
            }

            expanded.AddRange(Loop(rows[at], [.. rows.Skip(at + 1).Take(end - at - 1)], rows[end], list));
            at = end;
        }

        return expanded;
    }

    private string Type(SheetRow row) => table.Text(row, "type").Trim();

    private int? FindEnd(IReadOnlyList<SheetRow> rows, int begin)
    {
        var depth = 0;
        for (var at = begin; at < rows.Count; at++)
        {
            depth += Begin().IsMatch(Type(rows[at])) ? 1 : End().IsMatch(Type(rows[at])) ? -1 : 0;
            if (depth == 0)
            {
                return at;
            }
        }

        return null;
    }

    private List<SheetRow> Loop(SheetRow begin, List<SheetRow> body, SheetRow end, string listName)
    {
        if (!lists.TryGetValue(listName, out var list))
        {
            problems.Error("C006", table.PlaceOf(begin, "type"), $"There is no list '{listName}' in the sheet choices.{Expressions.Nearest.Suggest(listName, lists.Keys)}");
            return [];
        }

        if ((written += list.Choices.Length * (body.Count + 2)) > MostRows)
        {
            problems.Error("W005", table.PlaceOf(begin, "type"), $"Written out, the loops have more than {MostRows} rows. Loop over fewer choices.");
            return [];
        }

        var name = table.Text(begin, "name");
        return Expanded(
        [
            With(begin, head => head.Name == "type" ? "begin_group" : null),
            .. list.Choices.SelectMany(choice => body.Select(row => Substituted(row, choice)).Prepend(Open(begin, name, choice)).Append(Close(end))),
            Close(end),
        ]);
    }

    /// <summary>The group of one choice; all that the loop's own row says more stands in the group around them.</summary>
    private SheetRow Open(SheetRow begin, string name, Choice choice) => With(begin, head => head.Name switch
    {
        "type" => "begin_group",
        "name" => $"{name}_{choice.Name}",
        "label" => head.Language is null ? choice.Label.ToString() : choice.Label.In(head.Language.Code),
        _ => "",
    });

    private SheetRow Close(SheetRow end) => With(end, head => head.Name == "type" ? "end_group" : null);

    private SheetRow Substituted(SheetRow row, Choice choice) => With(row, head =>
        head.Name == "name" ? (table.Text(row, "name") is { Length: > 0 } name ? $"{name}_{choice.Name}" : null)
        : table.Sheet.Text(row, head.Written) is var text && text.Contains("%(", StringComparison.Ordinal)
            ? text.Replace("%(name)s", choice.Name, StringComparison.Ordinal).Replace("%(label)s", head.Language is null ? choice.Label.ToString() : choice.Label.In(head.Language.Code), StringComparison.Ordinal)
            : null);

    /// <summary>A row with other texts where there are any.</summary>
    private SheetRow With(SheetRow row, Func<ColumnHead, string?> replace) => row with
    {
        Cells = [.. table.Sheet.Columns.Select(column => (column.Length == 0 ? null : replace(ColumnHead.Parse(column, table.Sheet.Name))) ?? table.Sheet.Text(row, column))],
    };

    [GeneratedRegex(@"^begin[_ ]loop over (?<list>\S+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Begin();

    [GeneratedRegex("^end[_ ]loop$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex End();
}
