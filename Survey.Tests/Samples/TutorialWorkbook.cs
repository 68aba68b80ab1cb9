using System.Collections.Immutable;
using System.Text;
using Survey.Analysis.Figures.Definitions;
using Survey.Data.Studies;
using Survey.Data.Studies.Workbooks;
using Survey.Web.Features.Help;

namespace Survey.Tests.Samples;

/// <summary>The workbook of the tutorial as its reader has it after each step: the emptied template, with the tables of the steps filled
/// in.</summary>
internal sealed class TutorialWorkbook
{
    private readonly List<(string Name, List<string> Columns, List<Dictionary<string, string>> Rows)> sheets;

    private TutorialWorkbook(Workbook template) =>
        sheets =
        [
            .. template.Sheets.Select(sheet =>
                (sheet.Name, sheet.Columns.Where(IsNotSwedish).ToList(), NoRows())
            ),
        ];

    /// <summary>Columns and sheets that a table names and the template does not have.</summary>
    public List<string> MissingInTemplate { get; } = [];

    /// <summary>The workbook after each step, by the number of the step.</summary>
    public SortedDictionary<int, Workbook> ByStep { get; } = [];

    /// <summary>Does what every step says.</summary>
    public static TutorialWorkbook Build(TutorialDocument tutorial)
    {
        var template = WorkbookFile.Read(StudyTemplate.Write(FigureSheetReference.WholeWorkbook)).Workbook;
        var workbook = new TutorialWorkbook(template ?? throw new InvalidOperationException("The template is no workbook."));
        foreach (var step in tutorial.Steps)
        {
            foreach (var block in step.Blocks.Where(block => block.Language == "workbook"))
            {
                workbook.FillIn(block.Text);
            }

            workbook.ByStep[step.Number] = workbook.ToWorkbook();
        }

        return workbook;
    }

    private void FillIn(string markdown)
    {
        var tables = WorkbookFile.Read(Encoding.UTF8.GetBytes(markdown)).Workbook?.Sheets ?? [];
        foreach (var table in tables)
        {
            var (_, columns, rows) = sheets.Find(sheet => sheet.Name == table.Name);
            if (columns is null || table.Columns.Except(columns).Any())
            {
                MissingInTemplate.Add($"{table.Name}: {string.Join(", ", table.Columns.Except(columns ?? []))}");
                continue;
            }

            foreach (var cells in table.Rows.Select(row => table.Columns.ToDictionary(column => column, column => table.Text(row, column))))
            {
                FillIn(table.Name, rows, cells);
            }
        }
    }

    /// <summary>A row that is there is filled in further; another one is added at the end.</summary>
    private static void FillIn(string sheet, List<Dictionary<string, string>> rows, Dictionary<string, string> cells)
    {
        var row = rows.Find(other => AreSame(sheet, other, cells));
        if (row is null)
        {
            rows.Add(row = []);
        }

        foreach (var (column, text) in cells.Where(cell => cell.Value.Length > 0))
        {
            row[column] = text;
        }
    }

    private static bool AreSame(string sheet, Dictionary<string, string> one, Dictionary<string, string> other) =>
        sheet switch
        {
            "settings" => true,
            "choices" => IsSame("list_name", one, other) && IsSame("name", one, other),
            _ => IsSame("name", one, other) && other.GetValueOrDefault("name", "").Length > 0,
        };

    private static bool IsSame(string column, Dictionary<string, string> one, Dictionary<string, string> other) =>
        one.GetValueOrDefault(column, "") == other.GetValueOrDefault(column, "");

    private Workbook ToWorkbook() =>
        new([
            .. sheets.Select(sheet => new Sheet
            {
                Name = sheet.Name,
                Columns = [.. sheet.Columns],
                Rows =
                [
                    .. sheet.Rows.Select(
                        (row, index) =>
                            new SheetRow(index + 2, [.. sheet.Columns.Select(column => row.GetValueOrDefault(column, ""))])
                    ),
                ],
            }),
        ]);

    /// <summary>The tutorial is written in one language.</summary>
    private static bool IsNotSwedish(string column) => !column.EndsWith("::Svenska (sv)", StringComparison.Ordinal);

    private static List<Dictionary<string, string>> NoRows() => [];
}
