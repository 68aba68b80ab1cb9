using System.Collections.Concurrent;
using System.Collections.Immutable;
using Survey.Analysis.Datasets;
using Survey.Analysis.Figures;
using Survey.Analysis.Figures.Results;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Data.Studies.Model;
using Survey.Tests.Analysis.Estimation;
using Survey.Tests.Data.Studies;

namespace Survey.Tests.Analysis.Figures;

/// <summary>The reference data census_c as a study: 290 municipalities and 290 police units, so that published values go through
/// everything.</summary>
internal static class CensusStudy
{
    private static readonly ImmutableArray<string> Steps = [.. Enumerable.Range(1, 5).Select(step => $"step{step}")];

    private static readonly ReferenceTable Table = ReferenceTable.Load("census_c");

    private static readonly ConcurrentDictionary<string, string[]> Columns = new();

    private static string AllFive => string.Join(" and ", Steps.Select(Is));

    private static string StepsFollowed => string.Join(" + ", Steps.Select(step => $"if({Is(step)}, 1, 0)"));

    public static Study Study(string figures, string claims = "", string settings = "population_class", string suppressBelow = "") =>
        StudyMarkdown.Study(
            StudyMarkdown.Read(
                $"""
                | survey |
                | | type | name | label | relevant | appearance |
                | | begin_group | yes_or_no | Yes or no | | |
                {Rows(Steps, step => $"| | select_one yn | {step} | {step} | | |")}
                | | select_one yn | effect_followup | Follow-up | | |
                | | end_group | | | | |
                | | begin_group | all_measures | Measures | | |
                | | select_multiple m | measures | Measures | | |
                | | end_group | | | | |
                | | begin_group | improved | Improved | | table-list |
                {Rows(Enumerable.Range(1, 6), item => $"| | select_one scale | improved{item} | Improved {item} | | |")}
                | | end_group | | | | |
                | choices |
                | | list_name | name | label | missing | score |
                | | yn | yes | Yes | | |
                | | yn | no | No | | |
                {Rows(Enumerable.Range(1, 12), measure => $"| | m | m{measure} | Measure {measure} | | |")}
                {Rows(Enumerable.Range(1, 5), score => $"| | scale | {score} | {score} | | {score} |")}
                | | scale | 9 | Don't know | dk | |
                | | groups | municipality | Municipality | | |
                | | groups | police | Police | | |
                {Rows(Enumerable.Range(1, 5), size => $"| | sizes | {size} | Size {size} | | |")}
                {Rows(Enumerable.Range(1, 21), county => $"| | counties | {county} | County {county} | | |")}
                | settings |
                | | form_id | default_language | weighting_class | suppress_below |
                | | census | English (en) | {settings} | {suppressBelow} |
                | frame |
                | | name | type | label |
                | | respondent_group | select_one groups | Group |
                | | county | select_one counties | County |
                | | population_class | select_one sizes | Size |
                | | population | integer | Population |
                | variables |
                | | name | value | label |
                | | all_five | {AllFive} | All five |
                | | is_step | {Is("step1")} | First step |
                | | steps_followed | {StepsFollowed} | Steps |
                | figures |
                | | name | kind | value | over | base | by | top | at | interval | mode | weights | kappa |
                {figures}
                | claims |
                | | name | label | test |
                {claims}
                """
            )
        );

    public static Frame Frame { get; } =
        new()
        {
            Units =
            [
                .. Enumerable.Range(0, Table.RowCount).Select(row => Unit(row, "municipality")),
                .. Enumerable.Range(0, Table.RowCount).Select(row => Unit(row, "police")),
            ],
        };

    /// <summary>Everyone who is counted as a respondent in the reference, partial answers too.</summary>
    public static ImmutableArray<UnitResponse> Responses { get; } =
    [
        .. Rows("responded").Select(row => new UnitResponse(UnitName(row, "municipality"), FormStatus.Submitted, Municipality(row))),
        .. Rows("police_responded").Select(row => new UnitResponse(UnitName(row, "police"), FormStatus.Submitted, Police(row))),
    ];

    public static StudyFigures Compute(
        string figures,
        string claims = "",
        string settings = "population_class",
        string suppressBelow = ""
    ) => FigureCalculator.ComputeAll(Study(figures, claims, settings, suppressBelow), Frame, Responses);

    /// <summary>The only figure of a study with one.</summary>
    public static FigureResult ComputeOne(string figure, string settings = "population_class", string suppressBelow = "") =>
        Compute(figure, settings: settings, suppressBelow: suppressBelow).Figures.Single();

    public static Dataset Dataset(string figures = "") => DatasetBuilder.Build(Study(figures), Frame, Responses);

    /// <summary>The CSV's own cells, for counts that owe nothing to the code under test.</summary>
    public static IEnumerable<(string Size, string County, string Text)> Answers(string column) =>
        Rows("responded").Select(row => (SizeOf(row), Cell("county", row), Cell(column, row)));

    public static string DispositionOf(int row) => Cell("disposition", row);

    public static string UnitName(int row, string group) => (group == "police" ? "P" : "K") + Cell("unit_id", row);

    private static IEnumerable<int> Rows(string flag) => Enumerable.Range(0, Table.RowCount).Where(row => Cell(flag, row) == "1");

    private static string Rows<T>(IEnumerable<T> source, Func<T, string> row) => string.Join('\n', source.Select(row));

    private static string Cell(string column, int row) => Columns.GetOrAdd(column, Table.Texts)[row];

    private static string SizeOf(int row) => Cell("size_class", row) is "6" ? "5" : Cell("size_class", row);

    private static FrameUnit Unit(int row, string group)
    {
        var organisation = group == "police" ? $"police of county {Cell("county", row)}" : UnitName(row, group);
        return new FrameUnit
        {
            Id = UnitName(row, group),
            DisplayName = UnitName(row, group),
            RespondentGroup = group,
            Organisation = organisation,
            Pair = Cell("unit_id", row),
            Columns = new Dictionary<string, string>
            {
                ["unit"] = UnitName(row, group),
                ["respondent_group"] = group,
                ["organisation"] = organisation,
                ["pair"] = Cell("unit_id", row),
                ["county"] = Cell("county", row),
                ["population_class"] = SizeOf(row),
                ["population"] = Cell("population", row),
            }.ToImmutableDictionary(),
        };
    }

    private static AnswerSet Municipality(int row) =>
        Sheet([
            .. Steps.Append("effect_followup").Select(name => (name, YesNo(Cell(name, row)))),
            .. Enumerable.Range(1, 6).Select(item => ($"improved{item}", Cell($"improved{item}", row))),
            (
                "measures",
                string.Join(' ', Enumerable.Range(1, 12).Where(measure => Cell($"m{measure}", row) == "1").Select(measure => $"m{measure}"))
            ),
        ]);

    private static AnswerSet Police(int row) =>
        Sheet([
            .. Steps.Select(name => (name, YesNo(Cell("police_" + name, row)))),
            ("effect_followup", YesNo(Cell("police_followup", row))),
            ("improved1", Cell("police_improved1", row)),
        ]);

    private static string Is(string question) => "${" + question + "} = 'yes'";

    private static string YesNo(string text) =>
        text switch
        {
            "1" => "yes",
            "0" => "no",
            _ => "",
        };

    private static AnswerSet Sheet(IEnumerable<(string Name, string Text)> answers) =>
        AnswerSet.Empty.With(
            answers
                .Where(answer => answer.Text.Length > 0)
                .Select(answer => new KeyValuePair<AnswerKey, StoredAnswer>(new AnswerKey(answer.Name), new StoredAnswer(answer.Text)))
        );
}
