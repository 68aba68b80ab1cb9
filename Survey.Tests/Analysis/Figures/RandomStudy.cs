using System.Text.Json;
using Survey.Analysis.Charts;
using Survey.Analysis.Exports;
using Survey.Analysis.Figures;
using Survey.Analysis.Figures.Definitions;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Data.Studies.Model;
using Survey.Tests.Analysis.Datasets;
using Survey.Tests.Data.Studies;

namespace Survey.Tests.Analysis.Figures;

/// <summary>What one unit of the random studies is and answered: three places, three questions of which the third is asked of those who
/// say yes to the first.</summary>
/// <remarks>An empty answer is a blank one. Who did not submit has no answers.</remarks>
internal sealed record RandomUnit(string Group, string Region, string Size, bool IsSubmitted, string First, string Second, string Third);

/// <summary>Small studies made by chance, so that many small cells and many ways to work them out come up.</summary>
internal static class RandomStudy
{
    public static readonly string[] Groups = ["town", "police"];
    public static readonly string[] Regions = ["north", "south", "west"];
    public static readonly string[] Sizes = ["small", "large"];

    private static readonly string[] Values =
    [
        "share | ${q1} = 'yes' | responses | ",
        "share | ${q1} = 'no' | responses | ",
        "distribution | q2 | responses | ",
        "share | ${q2} = 'a' or ${q2} = 'b' | responses | ",
        "share | ${q3} = 'yes' | responses | ${q1} = 'yes'",
        "share | ${q1} = 'yes' | responses | ${respondent_group} = 'town'",
        "distribution | q2 | responses | ${respondent_group} = 'police'",
        "response_rate | | | ",
    ];

    private static readonly string[] Breakdowns =
    [
        "all region",
        "region",
        "all size",
        "respondent_group region",
        "all respondent_group*region",
        "region region*size",
        "all respondent_group region respondent_group*region",
        "size region",
        "respondent_group*size region",
        "all respondent_group*region*size",
        "region respondent_group*region*size",
        "respondent_group*region region*size",
    ];

    public static List<RandomUnit> Units(Random random)
    {
        var answering = random.Next(60, 101);
        return [.. Enumerable.Range(0, random.Next(10, 45)).Select(_ => Unit(random, answering))];
    }

    /// <summary>Two to five figures, one of which is counted in several ways now and then.</summary>
    public static string Figures(Random random) =>
        string.Join(
            '\n',
            Enumerable
                .Range(1, random.Next(2, 6))
                .Select(number => $"| | f{number} | {Values[random.Next(Values.Length)]} | {Breakdowns[random.Next(Breakdowns.Length)]} |")
        );

    /// <summary>The study's <c>figures.json</c>.</summary>
    public static JsonElement Publish(string figures, IEnumerable<RandomUnit> units, string suppressBelow, string suppressAlikeBelow)
    {
        var all = units.ToList();
        var study = Study(figures, suppressBelow, suppressAlikeBelow);
        var computed = FigureCalculator.ComputeAll(
            study,
            new Frame { Units = [.. all.Index().Select(unit => FrameUnit(unit.Index, unit.Item))] },
            [.. Responses(all)]
        );
        using var stream = new MemoryStream();
        new FiguresJsonWriter(
            new ReportContext
            {
                Figures = computed,
                Language = "en",
                IsSynthetic = true,
                RespondentGroups = [.. Groups],
            }
        ).Write(stream);
        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }

    public static IReadOnlyList<FigureDefinition> Definitions(string figures) => FigureSheetReader.Read(Study(figures, "", "")).Figures;

    private static Study Study(string figures, string suppressBelow, string suppressAlikeBelow) =>
        StudyMarkdown.Study(
            StudyMarkdown.Read(
                $"""
                | survey |
                | | type | name | label | relevant |
                | | select_one yn | q1 | One? | |
                | | select_one abc | q2 | Two? | |
                | | select_one yn | q3 | Three? | {"${q1}"} = 'yes' |
                | choices |
                | | list_name | name | label | missing |
                | | yn | yes | Yes | |
                | | yn | no | No | |
                | | abc | a | A | |
                | | abc | b | B | |
                | | abc | c | C | |
                | | groups | town | Town | |
                | | groups | police | Police | |
                | | regions | north | North | |
                | | regions | south | South | |
                | | regions | west | West | |
                | | sizes | small | Small | |
                | | sizes | large | Large | |
                | settings |
                | | form_id | default_language | suppress_below | suppress_alike_below |
                | | random | English (en) | {suppressBelow} | {suppressAlikeBelow} |
                | frame |
                | | name | type | label |
                | | respondent_group | select_one groups | Group |
                | | region | select_one regions | Region |
                | | size | select_one sizes | Size |
                | figures |
                | | name | kind | value | over | base | by |
                {figures}
                """
            )
        );

    private static RandomUnit Unit(Random random, int answering)
    {
        var unit = new RandomUnit(
            Pick(Groups),
            Pick(Regions),
            Pick(Sizes),
            random.Next(100) < answering,
            Pick(["yes", "yes", "no"]),
            Pick(["a", "b", "c", "a"]),
            Pick(["yes", "no"])
        );
        unit = unit with { First = Blank(unit.First), Second = Blank(unit.Second), Third = Blank(unit.Third) };
        if (!unit.IsSubmitted)
        {
            return unit with { First = "", Second = "", Third = "" };
        }

        return unit.First != "yes" ? unit with { Third = "" } : unit;

        string Pick(string[] values) => values[random.Next(values.Length)];

        string Blank(string answer) => random.Next(12) == 0 ? "" : answer;
    }

    private static FrameUnit FrameUnit(int number, RandomUnit unit) =>
        SmallStudy.Unit($"U{number}", unit.Group, unit.Region, size: unit.Size);

    private static IEnumerable<UnitResponse> Responses(List<RandomUnit> units) =>
        from unit in units.Index()
        where unit.Item.IsSubmitted
        let answers = new[] { ("q1", unit.Item.First), ("q2", unit.Item.Second), ("q3", unit.Item.Third) }
        select SmallStudy.Submitted($"U{unit.Index}", answers.Where(answer => answer.Item2.Length > 0));
}
