using System.Text;

namespace Survey.Tests.Data.Studies;

/// <summary>Workbooks that nobody writes but to see what happens.</summary>
internal static class HostileWorkbooks
{
    private const string ZipBomb =
        "<!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
        + "\"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
        + "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f "
        + "\"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\"><!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;\">]>";

    private static readonly string[] Header =
    [
        "type",
        "name",
        "label",
        "relevant",
        "calculation",
        "constraint",
        "required",
        "choice_filter",
        "default",
    ];
    private static readonly string[] ListHeader = ["list_name", "name", "label"];

    /// <summary>Each with a name, and the file's content.</summary>
    public static IEnumerable<(string Name, Func<byte[]> Write)> All =>
        [
            .. Files.Select(file => (file.Name + ".xlsx", file.Write)),
            .. Markdown.Select(text => (text.Name + ".md", (Func<byte[]>)(() => Encoding.UTF8.GetBytes(text.Write())))),
            .. Forms.Select(form => (form.Name + ".md", (Func<byte[]>)(() => AsMarkdown(form.Sheets())))),
            .. Forms.Take(5).Select(form => (form.Name + ".xlsx", (Func<byte[]>)(() => AsExcel(form.Sheets())))),
        ];

    private static IEnumerable<(string Name, Func<byte[]> Write)> Files =>
        [
            ("bomb_of_blanks", () => new RawWorkbook().WithSheet("survey", Enumerable.Repeat(new string(' ', 1 << 20), 1_000)).ToBytes()),
            ("bomb_that_lies", () =>
                new RawWorkbook().WithSheet("survey", Enumerable.Repeat(new string(' ', 1 << 20), 300)).ToBytesWithFalseSizes(1_000)
            ),
            ("bomb_of_strings", () =>
                new RawWorkbook().WithSheet("survey", Header).With("xl/sharedStrings.xml", Strings(4_000_000)).ToBytes()
            ),
            ("many_parts", () =>
                Enumerable
                    .Range(0, 20_000)
                    .Aggregate(new RawWorkbook().WithSheet("survey", Header), (book, number) => book.With($"xl/media/{number}.png", ""))
                    .ToBytes()
            ),
            ("many_sheets_many_strings", () =>
                Enumerable
                    .Range(0, 1_900)
                    .Aggregate(new RawWorkbook(), (book, number) => book.WithSheet($"s{number}", Header))
                    .With("xl/sharedStrings.xml", Strings(1_000_000))
                    .ToBytes()
            ),
            ("entities_in_sheet", () =>
                new RawWorkbook()
                    .WithSheet("survey", ["<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&g;</t></is></c></row>"], ZipBomb)
                    .ToBytes()
            ),
            ("entities_in_workbook", () =>
                new RawWorkbook()
                    .WithSheet("survey", Header)
                    .With("xl/workbook.xml", $"<?xml version=\"1.0\"?>{ZipBomb}<workbook>&g;</workbook>")
                    .ToBytes()
            ),
            ("outer_entity", () =>
                new RawWorkbook()
                    .WithSheet(
                        "survey",
                        ["<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&x;</t></is></c></row>"],
                        "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                    )
                    .ToBytes()
            ),
            ("deep_xml", () => new RawWorkbook().WithSheet("survey", Enumerable.Repeat("<row><c><is>", 100_000)).ToBytes()),
            ("last_cell_of_excel", () =>
                new RawWorkbook()
                    .WithSheet(
                        "survey",
                        [RawWorkbook.Row(1, Header), "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>x</t></is></c></row>"]
                    )
                    .ToBytes()
            ),
            ("last_cells_of_many_sheets", () =>
                Enumerable
                    .Range(0, 50)
                    .Aggregate(new RawWorkbook(), (book, number) =>
                        book.WithSheet($"s{number}", [RawWorkbook.Row(1, Header), "<row r=\"1048576\"><c r=\"XFD1048576\"/></row>"])
                    )
                    .ToBytes()
            ),
            ("cells_beyond_excel", () =>
                new RawWorkbook()
                    .WithSheet(
                        "survey",
                        [
                            RawWorkbook.Row(1, Header),
                            "<row r=\"99999999999\"><c r=\"ZZZZZZ99999999999\"/></row><row r=\"-5\"><c r=\"0\"/></row><row r=\"x\"><c "
                                + "r=\"\"/></row>",
                        ]
                    )
                    .ToBytes()
            ),
            ("row_far_away", () =>
                new RawWorkbook()
                    .WithSheet("survey", [RawWorkbook.Row(1, Header), "<row r=\"2000000000\"><c r=\"A2000000000\"/></row>"])
                    .ToBytes()
            ),
            ("all_columns", () =>
                new RawWorkbook()
                    .WithSheet("survey", Enumerable.Range(1, 100).Select(row => RawWorkbook.Row(row, Enumerable.Repeat("x", 16_384))))
                    .ToBytes()
            ),
            ("wrong_types", () =>
                new RawWorkbook()
                    .WithSheet(
                        "survey",
                        [RawWorkbook.Row(1, Header), .. WrongCells.Select((cell, index) => $"<row r=\"{index + 2}\">{cell}</row>")]
                    )
                    .With("xl/sharedStrings.xml", "<sst><si><t>a</t></si></sst>")
                    .ToBytes()
            ),
            ("control_characters", () =>
                new RawWorkbook()
                    .WithSheet("survey", Header, ["text", "_x0000_", "_x0001_a_x001F_\u200B\uFEFF", "_xD800_", "_xFFFF_"])
                    .ToBytes()
            ),
            ("raw_control_characters", () =>
                new RawWorkbook()
                    .WithSheet("survey", ["<row r=\"1\"><c t=\"inlineStr\"><is><t>a\u0001\u0000b</t></is></c></row>"])
                    .ToBytes()
            ),
            ("no_sheets", () => new RawWorkbook().ToBytes()),
            ("sheet_without_part", () =>
                new RawWorkbook().WithSheet("survey", Header).With("xl/_rels/workbook.xml.rels", "<Relationships/>").ToBytes()
            ),
            ("sheet_of_another_file", () =>
                new RawWorkbook()
                    .WithSheet("survey", Header)
                    .With(
                        "xl/_rels/workbook.xml.rels",
                        "<?xml version=\"1.0\"?><Relationships "
                            + "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
                            + "Target=\"../../../../etc/passwd\" TargetMode=\"External\"/></Relationships>"
                    )
                    .ToBytes()
            ),
            ("only_other_sheets", () => new RawWorkbook().WithSheet("choices", ListHeader, ["a", "b", "c"]).ToBytes()),
            ("sheets_of_one_name", () =>
                new RawWorkbook().WithSheet("survey", Header).WithSheet("survey", Header).WithSheet("SURVEY", Header).ToBytes()
            ),
            ("one_text_many_cells", () =>
                new RawWorkbook()
                    .WithSheet(
                        "survey",
                        [
                            RawWorkbook.Row(1, Header),
                            .. Enumerable
                                .Range(2, 4_000)
                                .Select(row =>
                                    $"<row r=\"{row}\"><c r=\"A{row}\" "
                                    + "t=\"s\"><v>0</v></c>"
                                    + string.Concat("BCDEFGHI".Select(column => $"<c r=\"{column}{row}\" t=\"s\"><v>1</v></c>"))
                                    + "</row>"
                                ),
                        ]
                    )
                    .With("xl/sharedStrings.xml", $"<sst><si><t>text</t></si><si><t>{Sum(1_000)}</t></si></sst>")
                    .ToBytes()
            ),
            ("parts_within_parts", () =>
                new RawWorkbook().WithSheet("survey", [.. Enumerable.Repeat("<worksheet><sheetData>", 5_000)]).ToBytes()
            ),
        ];

    private static IEnumerable<(string Name, Func<string> Write)> Markdown =>
        [
            ("pipes", () => new string('|', 10_000_000)),
            ("lines", () => "| survey |\n" + new string('\n', 15_000_000)),
            ("lines_of_pipes", () => "| survey |\n" + string.Concat(Enumerable.Repeat("|\n", 5_000_000))),
            ("backslashes", () => $"| survey |\n| | type |\n| | {new string('\\', 1_000_000)} |"),
            ("backslashes_before_breaks", () =>
                $"| survey |\n| | type |\n| | {string.Concat(Enumerable.Repeat(new string('\\', 1_000) + "<br>", 500))} |"
            ),
            ("sheets", () => string.Concat(Enumerable.Range(0, 300_000).Select(number => $"| s{number} |\n"))),
            ("sheets_of_one_name_in_text", () => string.Concat(Enumerable.Repeat("| survey |\n", 300_000))),
            ("cells_above_the_first_sheet", () => string.Concat(Enumerable.Repeat("| | a |\n", 300_000))),
            ("nuls", () => "| survey |\n| | type | name |\n| | text | \0\u0001\u001b |\n| | \0 | \uFFFF |"),
        ];

    private static readonly string[] WrongCells =
    [
        "<c t=\"s\"><v>99</v></c>",
        "<c t=\"s\"><v>-1</v></c>",
        "<c t=\"s\"><v>x</v></c>",
        "<c t=\"s\"/>",
        "<c t=\"b\"><v>7</v></c>",
        "<c t=\"e\"><v>#REF!</v></c>",
        "<c t=\"d\"><v>never</v></c>",
        "<c><v>NaN</v></c>",
        "<c><v>1e999</v></c>",
        "<c s=\"999\"><v>5</v></c>",
        "<c s=\"-1\"><v>5</v></c>",
        "<c t=\"zzz\"><v>5</v></c>",
        "<c t=\"inlineStr\"/>",
        "<c><f>1/0</f></c>",
        "<c><v/></c>",
    ];

    /// <summary>Forms that are too large, too deep or tangled; the same in both formats.</summary>
    private static IEnumerable<(string Name, Func<Sheets> Sheets)> Forms =>
        [
            ("million_characters", () => Survey(["text", "q", new string('x', 1_000_000)])),
            ("many_rows", () => Survey(Many(100_000, n => ["text", $"q{n}", "?"]))),
            ("many_choices", () => Survey(["select_one a", "q", "?"]).And("choices", Many(100_000, n => ["a", $"c{n}", "?"]))),
            ("deep_parentheses", () => Survey(["text", "q", "?", new string('(', 100_000) + "1" + new string(')', 100_000)])),
            ("deep_groups", () =>
                Survey([
                    .. Many(10_000, n => ["begin_group", $"g{n}", "G", "1 = 1"]),
                    ["text", "q", "?"],
                    .. Many(10_000, _ => ["end_group"]),
                ])
            ),
            ("deep_groups_never_closed", () => Survey(Many(10_000, n => ["begin_repeat", $"g{n}", "G", "1 = 1"]))),
            ("ends_without_beginning", () => Survey(Many(10_000, _ => ["end_group"]))),
            ("deepest_parentheses_taken", () => Survey(["text", "q", "?", new string('(', 190) + "1" + new string(')', 190)])),
            ("longest_chains_taken", () => Survey(Many(2_000, n => ["text", $"q{n}", "?", Sum(990)]))),
            ("widest_calls", () => Survey(["calculate", "q", "", "", $"concat({string.Join(", ", Enumerable.Repeat("1", 16_000))})"])),
            ("unknown_references", () => Survey(Many(50_000, n => ["text", $"some_question_{n}", "?", $"${{other_question_{n}}} = 1"]))),
            ("unknown_references_in_a_text", () =>
                Survey(
                    Many(4_000, n =>
                        ["text", $"some_question_{n}", string.Concat(Enumerable.Range(0, 500).Select(k => $"${{name_{n}_{k}}}"))]
                    )
                )
            ),
            ("circle", () =>
                Survey(
                    ["calculate", "a", "", "", "${b}"],
                    ["calculate", "b", "", "", "${a}"],
                    ["text", "c", "?", "${c} = 1"],
                    ["text", "q", "?"]
                )
            ),
            ("long_chain", () => Survey([
                    ["integer", "q0", "?"],
                    .. Many(4_500, n => ["calculate", $"q{n + 1}", "", "", $"${{q{n}}} + 1"]),
                ])),
            ("long_chain_backwards", () => Survey([
                    ["integer", "q4500", "?"],
                    .. Many(4_500, n => ["calculate", $"q{4_499 - n}", "", "", $"${{q{4_500 - n}}} + 1"]),
                ])),
            ("doubling_chain", () => Survey([
                    ["integer", "q0", "?"],
                    .. Many(100, n => ["calculate", $"q{n + 1}", "", "", $"${{q{n}}} + ${{q{n}}}"]),
                    ["note", "n", "?", "${q100} > 5"],
                ])),
            ("large_list_many_questions", () =>
                Survey(Many(4_000, n => ["select_one a or_other", $"q{n}", "?", "", "", "", "", "name != 'x'"]))
                    .And("choices", Many(40_000, n => ["a", $"c{n}", "?"]))
            ),
            ("many_lists_many_questions", () =>
                Survey(Many(20_000, n => [$"select_multiple l{n} or_other", $"q{n}", "?"]))
                    .And("choices", Many(20_000, n => [$"l{n}", "c", "?"]))
            ),
            ("one_name_many_groups", () => Survey(Many(45_000, n => (n % 3) switch
                        {
                            0 => ["begin_group", "g", "G"],
                            1 => ["text", "a", "?", "${a} = 1"],
                            _ => ["end_group"],
                        }))),
            ("one_name_many_times", () => Survey(Many(20_000, _ => ["text", "a", "${a}", "${a} = 1"]))),
            ("many_languages", () => Languages(450, 20_000)),
            ("everything_unknown", () => Survey(Many(50_000, n => [$"type{n}", $"1 {n}", "${", "(", ")", "[", "perhaps", "]", "."]))),
            ("many_constraints", () => Survey(Many(40_000, n => ["integer", $"q{n}", "?", "", "", ". > 5", "yes"]))),
            ("many_variables", () => Survey(["integer", "q", "?"])
                    .And(
                        "variables",
                        [
                            ["name", "label", "value"],
                            .. Many(40_000, n => [$"v{n}", "V", n == 0 ? "${q}" : $"v{n - 1} + 1"]),
                        ]
                    )),
            ("many_figures", () => Survey(["integer", "q", "?"])
                    .And(
                        "figures",
                        [
                            ["name", "kind", "label", "value", "base"],
                            .. Many(40_000, n => [$"f{n}", "mean", "F", "${q}", $"${{q}} > {n}"]),
                        ]
                    )),
            ("many_settings", () => Survey(["integer", "q", "?"])
                    .And(
                        "settings",
                        [
                            ["form_id", "version"],
                            .. Many(40_000, n => [$"f{n}", "1"]),
                        ]
                    )),
        ];

    private sealed class Sheets(string name, string[][] rows)
    {
        private readonly List<(string Name, string[][] Rows)> sheets = [(name, rows)];

        public IEnumerable<(string Name, string[][] Rows)> Each => sheets;

        public Sheets And(string sheet, string[][] content)
        {
            sheets.Add((sheet, sheet == "choices" ? [ListHeader, .. content] : content));
            return this;
        }
    }

    private static Sheets Survey(params string[][] rows) => new("survey", [Header, .. rows]);

    private static Sheets Languages(int languages, int rows) =>
        new Sheets(
            "survey",
            [
                ["type", "name", .. Enumerable.Range(0, languages).Select(number => $"label::Language{number}")],
                .. Many(10, n => ["select_one a", $"q{n}", "?"]),
            ]
        ).And(
            "choices",
            [
                ["a", "b", "c"],
                .. Many(rows, n => ["a", $"c{n}", "?"]),
            ]
        );

    private static string[][] Many(int times, Func<int, string[]> row) => [.. Enumerable.Range(0, times).Select(row)];

    private static string Sum(int operators) => string.Concat(Enumerable.Repeat("1+", operators)) + "1";

    private static IEnumerable<string> Strings(int count) =>
        Enumerable.Repeat("<si><t>abcdefghijklmnopqrstuvwxyz</t></si>", count).Prepend("<sst>").Append("</sst>");

    private static byte[] AsExcel(Sheets sheets) =>
        sheets.Each.Aggregate(new RawWorkbook(), (book, sheet) => book.WithSheet(sheet.Name, RawWorkbook.Rows(sheet.Rows))).ToBytes();

    private static string EscapePipes(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal);

    private static byte[] AsMarkdown(Sheets sheets) =>
        Encoding.UTF8.GetBytes(
            string.Concat(
                sheets.Each.Select(sheet =>
                    $"| {sheet.Name} |\n"
                    + string.Concat(sheet.Rows.Select(row => $"| | {string.Join(" | ", row.Select(EscapePipes))} |\n"))
                )
            )
        );
}
