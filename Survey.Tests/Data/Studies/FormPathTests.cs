using NUnit.Framework;
using Survey.Data.Studies;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;

namespace Survey.Tests.Data.Studies;

/// <summary>Paths are walked from the row where they stand, through the groups and repeats of the form.</summary>
public sealed class FormPathTests
{
    private const string Workbook = """
        | survey |
        | | type | name | label | calculation | relevant |
        | | begin_group | person | Person | | PLACE_GROUP |
        | | text | pid | P | | |
        | | begin_group | home | Home | | |
        | | text | pid | P | | |
        | | text | city | C | | PLACE_INNER |
        | | end_group | | | | |
        | | end_group | | | | |
        | | begin_repeat | members | Members | | |
        | | text | first_name | N | | |
        | | integer | age | A | | |
        | | calculate | in_row | | PLACE_ROW | |
        | | end_repeat | | | | |
        | | calculate | pid | | PLACE | |
        | | text | later | Later | | |
        """;

    [TestCase("PLACE", "../person/pid", "${pid}")]
    [TestCase("PLACE", "../person/home/pid", "${home_pid}")]
    [TestCase("PLACE", "/data/person/home/pid", "${home_pid}")]
    [TestCase("PLACE", "/any_root/person/pid", "${pid}")]
    [TestCase("PLACE", "current()/../person/pid", "${pid}")]
    [TestCase("PLACE", "concat(../later, ./../person/./home/city)", "concat(${later}, ${city})")]
    [TestCase("PLACE", "${person}/home/pid", "${home_pid}")]
    [TestCase("PLACE", "sum(../members/age)", "sum(${age})")]
    [TestCase("PLACE", "sum(../members[first_name = 'x']/age)", "sum(${members}[(first_name = 'x')]/age)")]
    [TestCase(
        "PLACE",
        "sum(${members}[./age > 3 and ../person/home/pid = 'a']/age)",
        "sum(${members}[((age > 3) and (${home_pid} = 'a'))]/age)"
    )]
    [TestCase("PLACE", "count(/data/members)", "count(${members})")]
    [TestCase("PLACE_INNER", "../pid = 'a'", "(${home_pid} = 'a')")]
    [TestCase("PLACE_INNER", "../../pid = 'a'", "(${pid} = 'a')")]
    [TestCase("PLACE_INNER", "../../../later = 'a'", "(${later} = 'a')")]
    [TestCase("PLACE_GROUP", "../later = 'a'", "(${later} = 'a')")]
    [TestCase("PLACE_ROW", "../age + position(..)", "(${age} + position(..))")]
    [TestCase("PLACE_ROW", "../../person/pid", "${pid}")]
    [TestCase(
        "PLACE_ROW",
        "${members}[position() = position(current()/..) - 1]/first_name",
        "${members}[(position() = (position(..) - 1))]/first_name"
    )]
    public void Read_APath_IsWhatItLeadsTo(string place, string path, string expected)
    {
        var reading = Read(place, path);

        var study = reading.Study ?? throw new AssertionException(string.Join('\n', reading.Problems));
        var form = study.Questionnaire;
        var expression = place switch
        {
            "PLACE" => form.FindQuestion("form_pid")?.Calculation,
            "PLACE_ROW" => form.FindQuestion("in_row")?.Calculation,
            "PLACE_INNER" => form.FindQuestion("city")?.Relevance,
            _ => form.Groups.Single(group => group.Name == "person").Relevance,
        };
        Assert.That(expression?.ToString(), Is.EqualTo(expected));
    }

    [TestCase("PLACE", "../inputs/pid", "the path '../inputs/pid' leads to nothing: it ends at the form. Write /data/person/pid or")]
    [TestCase("PLACE", "../person/pdi", "it ends at 'person'. In it stand pid, home.")]
    [TestCase("PLACE", "../../person/pid", "it ends at the form.")]
    [TestCase("PLACE", "/person/pid", "it ends at the form. Write /data/person/pid or")]
    [TestCase("PLACE_INNER", "../later = 'a'", "it ends at 'home'. Write ${later}.")]
    [TestCase("PLACE_INNER", "./later = 'a'", "it ends at 'city'. Write ${later}.")]
    [TestCase("PLACE", "sum(../members/years)", "it ends at 'members'. In it stand first_name, age, in_row.")]
    public void Read_APathThatLeadsToNothing_SaysWhatThereIs(string place, string path, string message)
    {
        var problem = Read(place, path).Problems.Single(found => found.Severity == Severity.Error);

        Assert.That((problem.Code, problem.Message), Is.EqualTo(("X050", problem.Message)));
        Assert.That(problem.Message, Does.Contain(message));
    }

    [Test]
    public void Read_ASharedNameWithoutPath_IsAmbiguousAndMayBeWrittenAsAPath() =>
        Assert.That(
            Read("PLACE", "${pid}").Problems.First(problem => problem.Code == "X032").Message,
            Does.EndWith("or name it by its path, such as /data/group/pid or ../pid.")
        );

    private static StudyParseResult Read(string place, string path)
    {
        var text = Workbook.Replace(place + " ", path + " ", StringComparison.Ordinal);
        foreach (var other in new[] { "PLACE_GROUP", "PLACE_INNER" })
        {
            text = text.Replace(other, "", StringComparison.Ordinal);
        }

        text = text.Replace("PLACE_ROW", "1", StringComparison.Ordinal).Replace("PLACE", "1", StringComparison.Ordinal);
        return StudyReader.Read(MarkdownReader.Read(text).Workbook ?? throw new AssertionException("no workbook"));
    }
}
