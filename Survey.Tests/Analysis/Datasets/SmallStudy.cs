using System.Collections.Immutable;
using Survey.Analysis.Datasets;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Data.Studies.Model;
using Survey.Tests.Data.Studies;

namespace Survey.Tests.Analysis.Datasets;

/// <summary>A study small enough to read: towns and police, one routed question, a multi-select, a number, a repeat.</summary>
internal static class SmallStudy
{
    public const string Sheets = """
        | survey |
        | | type | name | label | relevant |
        | | begin_group | views | Views | |
        | | select_one yn | has_plan | Is there a plan? | |
        | | select_one yn | is_used | Is it used? | ${has_plan} = 'yes' |
        | | select_multiple sources | sources | Which sources? | ${has_plan} = 'yes' |
        | | integer | years | How many years? | |
        | | select_one yn | wants_help | Do you want help? | ${has_plan} != 'no' |
        | | select_one yn | for_towns | Only towns | ${respondent_group} = 'town' |
        | | begin_repeat | measures | Measures | ${has_plan} = 'yes' |
        | | select_one yn | done | Done? | |
        | | integer | cost | Cost? | |
        | | end_repeat | | | |
        | | end_group | | | |
        | choices |
        | | list_name | name | label | missing | exclusive |
        | | yn | yes | Yes | | |
        | | yn | no | No | | |
        | | yn | dk | Don't know | dk | |
        | | yn | na | Does not apply | na | |
        | | sources | a | A | | |
        | | sources | b | B | | |
        | | sources | none | None | | yes |
        | | sources | dk | Don't know | dk | |
        | | groups | town | Town | | |
        | | groups | police | Police | | |
        | | regions | north | North | | |
        | | regions | south | South | | |
        | frame |
        | | name | type | label |
        | | respondent_group | select_one groups | Group |
        | | region | select_one regions | Region |
        | | size | text | Size |
        | variables |
        | | name | value | label |
        | | plan_either | coalesce(${has_plan} = 'yes', partner(${has_plan} = 'yes')) | Either |
        """;

    public static Study Study(string figures = "", string claims = "", string settings = "", string suppressBelow = "") =>
        StudyMarkdown.Study(
            StudyMarkdown.Read(
                Sheets
                    + $"""

                    | settings |
                    | | form_id | default_language | weighting_class | suppress_below |
                    | | small | English (en) | {settings} | {suppressBelow} |
                    | figures |
                    | | name | kind | value | over | base | by | top | at | interval | mode | weights | kappa |
                    {figures}
                    | claims |
                    | | name | test |
                    {claims}
                    """
            )
        );

    public static FrameUnit Unit(
        string unit,
        string group = "town",
        string region = "north",
        string pair = "",
        string size = "",
        Disposition? disposition = null
    ) =>
        new()
        {
            Id = unit,
            DisplayName = unit,
            RespondentGroup = group,
            Organisation = unit,
            Pair = pair,
            Disposition = disposition,
            Columns = new Dictionary<string, string>
            {
                ["unit"] = unit,
                ["respondent_group"] = group,
                ["pair"] = pair,
                ["region"] = region,
                ["size"] = size,
            }.ToImmutableDictionary(),
        };

    public static UnitResponse Submitted(string unit, params IEnumerable<(string Key, string Text)> answers) =>
        new(unit, FormStatus.Submitted, Sheet(answers));

    public static UnitResponse Partial(string unit, params IEnumerable<(string Key, string Text)> answers) =>
        new(unit, FormStatus.InProgress, Sheet(answers));

    public static Dataset Dataset(IEnumerable<FrameUnit> units, params UnitResponse[] responses) =>
        DatasetBuilder.Build(Study(), new Frame { Units = [.. units] }, responses);

    private static AnswerSet Sheet(IEnumerable<(string Key, string Text)> answers) =>
        AnswerSet.Empty.With(
            answers.Select(answer => new KeyValuePair<AnswerKey, StoredAnswer>(
                AnswerKey.TryParse(answer.Key, out var key) ? key.Value : throw new ArgumentException(answer.Key),
                new StoredAnswer(answer.Text)
            ))
        );
}
