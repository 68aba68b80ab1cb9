using NUnit.Framework;
using Survey.Analysis.Figures.Definitions;
using Survey.Data.Frames;
using Survey.Data.Studies.Model;
using Survey.Tests.Data.Studies;

namespace Survey.Tests.Analysis.Figures.Definitions;

/// <summary>What figures need of the frame, and the frame leaves empty, is said with its cell before anyone is asked.</summary>
public sealed class EmptyFrameColumnCheckTests
{
    private const string Workbook = """
        | survey |
        | | type | name | label |
        | | select_one yes_no | plan | Plan? |
        | choices |
        | | list_name | name | label |
        | | yes_no | yes | Ja |
        | | yes_no | no | Nej |
        | settings |
        | | form_title | form_id | default_language | weighting_class | cluster |
        | | Ram | frames | sv | size | organisation |
        | frame |
        | | name | type | label |
        | | respondent_group | text | Grupp |
        | | size | text | Storlek |
        | | county | text | Län |
        | variables |
        | | name | value |
        | | either | coalesce(${plan} = 'yes', partner(${plan} = 'yes')) |
        | | northern | ${county} = 'north' |
        | figures |
        | | name | kind | value | base | by | weights |
        | | alike | agreement | plan |
        | | any | share | ${either} |
        | | north | share | ${plan} = 'yes' | ${northern} |
        | | counties | share | ${plan} = 'yes' | | all respondent_group*county |
        | | raked | share | ${plan} = 'yes' | | | county |
        | | sound | share | ${plan} = 'yes' | | respondent_group |
        """;

    [Test]
    public void Find_OfAFrameThatFillsEverything_IsNothing() =>
        Assert.That(WarningsFor("1,A,x,north", "1,B,y,south"), Is.Empty);

    [Test]
    public void Find_OfColumnsThatAreEmpty_NamesEachCellThatNeedsThem() =>
        Assert.That(
            WarningsFor(",A,x,", ",B,y,"),
            Is.EqualTo(new[] { "figures!B2", "figures!C3", "figures!D4", "figures!E5", "figures!F6" })
        );

    [Test]
    public void Find_OfPairsOfOneUnitEach_SaysThatNobodyIsCounted() =>
        Assert.That(WarningsFor("1,A,x,north", "2,B,y,south"), Is.EqualTo(new[] { "figures!B2", "figures!C3" }));

    [TestCase("1,A,,north", "1,B,y,south", "settings!D2", "is empty for 1 unit of the frame")]
    [TestCase("1,A,,north", "1,B,,south", "settings!D2", "every unit of a group has the same weight")]
    [TestCase("1,,x,north", "1,,y,south", "settings!E2", "one cluster's")]
    public void Find_OfASettingWhoseColumnIsEmpty_NamesTheSetting(string first, string second, string cell, string words)
    {
        var problem = EmptyFrameColumnCheck.Find(Study(), Frame(first, second)).Single();

        Assert.Multiple(() =>
        {
            Assert.That(problem.Location?.ToString(), Is.EqualTo(cell));
            Assert.That(problem.Message, Does.Contain(words));
        });
    }

    private static IEnumerable<string?> WarningsFor(string first, string second) =>
        EmptyFrameColumnCheck.Find(Study(), Frame(first, second)).Select(problem => problem.Location?.ToString());

    private static Study Study() => StudyMarkdown.Study(StudyMarkdown.Read(Workbook));

    private static Frame Frame(string first, string second)
    {
        using var reader = new StringReader(
            "unit,name,respondent_group,email,disposition,pair,organisation,size,county\n"
                + $"U1,Ale,town,,,{first}\nU2,Bjuv,police,,,{second}\n"
        );
        return FrameFileReader.Read(reader, Study()).Frame!;
    }
}
