using System.Collections.Immutable;
using System.Text;
using NUnit.Framework;
using Survey.Data.Studies;
using Survey.Data.Studies.Workbooks;

namespace Survey.Tests.Data.Studies;

/// <summary>What an author wrote comes back from either format as it was: unknown sheets and columns too, in their order.</summary>
public sealed class WorkbookRoundTripTests
{
    private const int Workbooks = 15;
    private const int Questionnaires = 10;

    private static readonly string[] SheetNames =
    [
        "survey",
        "choices",
        "settings",
        "my notes",
        "Översikt",
        "_draft",
        "figures",
        "äldre (2)",
        "a & b",
    ];
    private static readonly string[] Headers =
    [
        "type",
        "name",
        "label",
        "label::Svenska (sv)",
        "hint",
        "relevant",
        "my column",
        "id_source",
        "---",
        "Ägare",
        "bind::x",
        "body:y",
        "  ",
    ];

    private static readonly string[] Pieces =
    [
        "a",
        "å",
        "|",
        "\\",
        "\\|",
        "<br>",
        "\n",
        " ",
        "  ",
        "-",
        "---",
        ":-:",
        "=",
        "+",
        "@",
        "'",
        "\"",
        "<",
        ">",
        "&",
        "&amp;",
        "_x0041_",
        "_x000D_",
        "0",
        "12",
        "2012-05-01",
        "1e5",
        "true",
        "${q}",
        "日本",
        "😀",
        "\t",
        "\u00A0",
        "\u0001",
    ];

    [Test]
    public void Workbook_WrittenToExcelAndRead_IsTheSame([Values(1, 2)] int seed)
    {
        var random = new Random(seed);
        for (var number = 0; number < Workbooks; number++)
        {
            var workbook = RandomWorkbook(random);

            Assert.That(Lines(Read(SpreadsheetWriter.Write(workbook))), Is.EqualTo(Lines(workbook)), $"seed {seed}, number {number}");
        }
    }

    [Test]
    public void Markdown_WrittenToExcelAndBack_IsTheSameText([Values(1, 2)] int seed)
    {
        var random = new Random(seed);
        for (var number = 0; number < Workbooks; number++)
        {
            var text = MarkdownWriter.Write(RandomWorkbook(random));

            var back = MarkdownWriter.Write(Read(SpreadsheetWriter.Write(Read(Encoding.UTF8.GetBytes(text)))));

            Assert.That(back, Is.EqualTo(text), $"seed {seed}, number {number}");
        }
    }

    [Test]
    public void Questionnaire_FromExcelAsFromMarkdown_IsTheSameStudyAndHoldsAllThatItsTablesSay([Values(1, 2)] int seed)
    {
        var random = new Random(seed);
        for (var number = 0; number < Questionnaires; number++)
        {
            var workbook = RandomQuestionnaire(random);

            var fromMarkdown = StudyFileReader.Read(Encoding.UTF8.GetBytes(MarkdownWriter.Write(workbook)), "study");
            var fromExcel = StudyFileReader.Read(SpreadsheetWriter.Write(workbook), "study");

            Assert.That(fromMarkdown.Study, Is.Not.Null, string.Join('\n', fromMarkdown.Problems));
            Assert.That(fromExcel.Problems, Is.EqualTo(fromMarkdown.Problems));
            Assert.That(fromExcel.Study?.Hash, Is.EqualTo(fromMarkdown.Study?.Hash));
            Assert.That(Lines(fromExcel.Study?.Workbook), Is.EqualTo(Lines(workbook)));
            Assert.That(
                WorkbookCoverage.FindMissing(fromExcel.Study ?? throw new AssertionException("There is no study.")),
                Is.Empty,
                $"seed {seed}, number {number}"
            );
        }
    }

    private static Workbook Read(byte[] content) =>
        WorkbookFile.Read(content).Workbook ?? throw new AssertionException("There is no workbook.");

    /// <summary>Every sheet, column, row number and cell, to be compared by the eye.</summary>
    private static List<string> Lines(Workbook? workbook) =>
        [
            .. from sheet in workbook?.Sheets ?? []
            from row in sheet.Rows.Prepend(new SheetRow(1, sheet.Columns))
            select $"{sheet.Name} {row.Number}: {string.Join(' ', row.Cells.Select(cell => $"«{cell}»"))}",
        ];

    private static Workbook RandomWorkbook(Random random)
    {
        var names = SheetNames.ToArray();
        random.Shuffle(names);
        // A sheet that stands alone may be read as survey, whatever its name.
        var drawn = random.Next(1, 6) is var count and > 1 ? names.Take(count) : ["survey"];
        return new Workbook([.. drawn.Select(name => RandomSheet(random, name))]);
    }

    private static Sheet RandomSheet(Random random, string name)
    {
        var columns = Trimmed(Enumerable.Range(0, random.Next(1, 12)).Select(_ => Pick(random, Headers)));
        var rows = new List<SheetRow>();
        var row = 1;
        for (var number = random.Next(columns.IsEmpty ? 1 : 20); number > 0; number--)
        {
            row += random.Next(4) == 0 ? random.Next(2, 9) : 1;
            if (Trimmed(Enumerable.Range(0, random.Next(1, 14)).Select(_ => RandomCell(random))) is { IsEmpty: false } cells)
            {
                rows.Add(new SheetRow(row, cells));
            }
        }

        return new Sheet
        {
            Name = name,
            Columns = columns,
            Rows = columns.IsEmpty ? [] : [.. rows],
        };
    }

    private static string RandomCell(Random random) =>
        random.Next(3) == 0 ? "" : string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => Pick(random, Pieces)));

    /// <summary>Blanks around a cell, and empty cells after the last, are no part of what is kept.</summary>
    private static ImmutableArray<string> Trimmed(IEnumerable<string> cells)
    {
        var trimmed = cells.Select(cell => cell.Trim()).ToList();
        return [.. trimmed.Take(trimmed.FindLastIndex(cell => cell.Length > 0) + 1)];
    }

    /// <summary>A form without a fault: its columns in any order, with others between them.</summary>
    private static Workbook RandomQuestionnaire(Random random)
    {
        string[] columns =
        [
            "type",
            "name",
            "label::Svenska (sv)",
            "label::English (en)",
            "relevant",
            "constraint",
            "calculation",
            "parameters",
            "id_mine",
            "required",
            "default",
            "id_Ägare",
        ];
        random.Shuffle(columns);
        var rows = RandomParts(random)
            .Select((cells, index) => new SheetRow(index + 2, Trimmed(columns.Select(column => cells.GetValueOrDefault(column, "")))));
        var choices = Enumerable
            .Range(0, 5)
            .Select(number => new SheetRow(
                number + 2,
                ["kinds", $"kind_{number}", $"Slag {number}", $"Kind {number}", RandomCell(random).Trim()]
            ));
        return new Workbook([
            new Sheet
            {
                Name = "_notes",
                Columns = ["x", "y"],
                Rows = [new SheetRow(5, ["what", "ever"])],
            },
            new Sheet
            {
                Name = "survey",
                Columns = [.. columns],
                Rows = [.. rows],
            },
            new Sheet
            {
                Name = "choices",
                Columns = ["list_name", "name", "label::Svenska (sv)", "label::English (en)", "id_own"],
                Rows = [.. choices.Select(row => row with { Cells = Trimmed(row.Cells) })],
            },
        ]);
    }

    private static IEnumerable<Dictionary<string, string>> RandomParts(Random random)
    {
        var open = new Stack<string>();
        yield return Part("integer", "first", random);
        for (var number = 1; number < 25; number++)
        {
            var begins = random.Next(6) == 0 && open.Count < 3;
            if (begins)
            {
                open.Push(!open.Contains("repeat") && random.Next(3) == 0 ? "repeat" : "group");
                yield return Part($"begin_{open.Peek()}", $"part_{number}", random);
            }

            yield return RandomQuestion(random, number);
            if (open.Count > 0 && random.Next(4) == 0)
            {
                yield return new() { ["type"] = $"end_{open.Pop()}" };
            }
        }

        while (open.Count > 0)
        {
            yield return new() { ["type"] = $"end_{open.Pop()}" };
        }
    }

    private static Dictionary<string, string> RandomQuestion(Random random, int number)
    {
        var (type, column, value) = Pick(random, Kinds);
        var cells = Part(type, $"question_{number}", random);
        if (column.Length > 0)
        {
            cells[column] = value;
        }

        cells["required"] = type is "calculate" or "note" ? "" : Pick(random, ["", "yes", "${first} > 5"]);
        return cells;
    }

    private static readonly (string Type, string Column, string Value)[] Kinds =
    [
        ("text", "", ""),
        ("text", "constraint", "regex(., '^[a-z]+$')"),
        ("integer", "constraint", ". >= 0 and . < 1000"),
        ("decimal", "default", "0.5"),
        ("date", "constraint", ". <= today()"),
        ("time", "", ""),
        ("dateTime", "", ""),
        ("select_one kinds", "default", "kind_1"),
        ("select_multiple kinds", "", ""),
        ("rank kinds", "parameters", "randomize=true"),
        ("range", "parameters", "start=0 end=10 step=2"),
        ("note", "", ""),
        ("calculate", "calculation", "if(${first} > 3, 'a|b', \"c\")"),
        ("acknowledge", "", ""),
    ];

    private static Dictionary<string, string> Part(string type, string name, Random random) =>
        new()
        {
            ["type"] = type,
            ["name"] = name,
            ["label::Svenska (sv)"] = $"Fråga {name} | med streck",
            ["label::English (en)"] = $"Question {name}",
            ["relevant"] = name != "first" && random.Next(3) == 0 ? "${first} = 1 or ${first} > 10" : "",
            ["id_mine"] = RandomCell(random).Trim(),
            ["id_Ägare"] = RandomCell(random).Trim(),
        };

    private static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];
}
