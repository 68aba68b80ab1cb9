using System.Collections.Immutable;
using Survey.Data.Expressions.Functions;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Reference;

/// <summary>The small workbook that every example of the manual belongs to: with the example's rows it is a whole study.</summary>
public static class ExampleWorkbook
{
    /// <summary>The workbook's text.</summary>
    public const string Markdown = """
        | survey |
        | | type | name | label | constraint | constraint_message |
        | | select_one yes_no | works | Do you work? | | |
        | | integer | age | How old are you? | . >= 0 and . <= 120 | Enter 0 to 120. |
        | | decimal | hours | How many hours do you work in a week? | . >= 0 and . <= 168 | Enter 0 to 168. |
        | | date | started | When did you start? | | |
        | | text | city | In which city do you live? | | |
        | | select_multiple tools | tools | Which tools do you use? | | |
        | | begin_group | attitudes | Your attitudes | | |
        | | select_one levels | satisfaction | How satisfied are you? | | |
        | | end_group | | | | |
        | | select_one_external villages | village | In which village do you live? | | |
        | | begin_repeat | members | The members of your household | | |
        | | text | member_name | What is the member called? | | |
        | | integer | member_age | How old is the member? | . >= 0 and . <= 120 | Enter 0 to 120. |
        | | end_repeat | | | | |
        | choices |
        | | list_name | name | label | missing |
        | | yes_no | yes | Yes | |
        | | yes_no | no | No | |
        | | yes_no | dk | Don't know | dk |
        | | tools | phone | Phone | |
        | | tools | computer | Computer | |
        | | levels | 1 | Low | |
        | | levels | 2 | Medium | |
        | | levels | 3 | High | |
        | | counties | north | North | |
        | | counties | south | South | |
        | external_choices |
        | | list_name | name | label |
        | | villages | hill | Hill |
        | | villages | valley | Valley |
        | settings |
        | | form_title | form_id |
        | | An example | example |
        | frame |
        | | name | type | label |
        | | county | select_one counties | County |
        | variables |
        | | name | label | value |
        | | adult | Adult | ${age} >= 18 |
        | messages |
        | | name | kind | subject | text |
        | | welcome | invitation | {{title}} | Please answer by {{deadline}}: {{link}} |
        | figures |
        | | name | kind | label | value | by |
        | | working | share | Has work | ${works} = 'yes' | all county |
        | | tool_ranking | ranking | Tools in use | tools | |
        | | mean_hours | mean | Hours a week | ${hours} | |
        | | satisfaction_levels | distribution | Satisfaction | satisfaction | |
        | places.csv |
        | | name | label | region |
        | | north | Northern place | coast |
        | | south | Southern place | inland |
        | prices.xml |
        | | name | label |
        | | bread | Bread |
        | pictures |
        | | file | content |
        | | dot.gif | R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7 |
        """;

    /// <summary>A function's example as a value that the form computes.</summary>
    public static WorkbookExample ForFormFunction(FunctionSignature function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new("survey", "type | name | calculation", $"calculate | computed | {function.Example}");
    }

    /// <summary>A function's example as a variable for figures.</summary>
    public static WorkbookExample ForFigureFunction(FunctionSignature function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new("variables", "name | label | value", $"computed | Computed | {function.Example}");
    }

    /// <summary>The workbook with an example's rows added to their sheet; settings take the place of those that are there.</summary>
    public static Workbook With(WorkbookExample example)
    {
        ArgumentNullException.ThrowIfNull(example);
        return With(example.ToMarkdown());
    }

    /// <summary>The workbook with the rows of an example that is written as the manual shows it.</summary>
    public static Workbook With(string exampleMarkdown) =>
        Read(exampleMarkdown)
            .Sheets.Aggregate(
                Read(Markdown),
                (workbook, added) =>
                    workbook.FindSheet(added.Name) is { } sheet
                        ? new Workbook(workbook.Sheets.Replace(sheet, Merge(sheet, added)))
                        : new Workbook(workbook.Sheets.Add(added))
            );

    private static Workbook Read(string markdown) =>
        MarkdownReader.Read(markdown).Workbook ?? throw new InvalidOperationException($"The example cannot be read: {markdown}");

    private static Sheet Merge(Sheet sheet, Sheet added)
    {
        ImmutableArray<string> columns = [.. sheet.Columns.Union(added.Columns, StringComparer.Ordinal)];
        string[] CellsOf(Sheet own, SheetRow row) => [.. columns.Select(column => own.Text(row, column))];

        var rows = sheet.Rows.Select(row => CellsOf(sheet, row)).ToList();
        var newRows = added.Rows.Select(row => CellsOf(added, row)).ToList();
        if (sheet.Name == "settings")
        {
            rows = [[.. rows[0].Zip(newRows[0], (old, replacement) => replacement.Length > 0 ? replacement : old)]];
            newRows = [];
        }

        return sheet with
        {
            Columns = columns,
            Rows = [.. rows.Concat(newRows).Select((cells, index) => new SheetRow(index + 2, [.. cells]))],
        };
    }
}
