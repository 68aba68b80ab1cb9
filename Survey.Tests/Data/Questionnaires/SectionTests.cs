using System.Collections.Immutable;
using NUnit.Framework;
using Survey.Data.Questionnaires;
using Survey.Tests.Data.Studies;

namespace Survey.Tests.Data.Questionnaires;

public sealed class SectionTests
{
    [Test]
    public void Sections_OfTopLevelGroups_AreTheirPages()
    {
        var sections = Sections(
            "begin_group | first | First | | |",
            "text | q1 | Q | | |",
            "begin_group | page | Page | field-list | |",
            "text | q2 | Q | | |",
            "calculate | c1 | | | 1 |",
            "text | q3 | Q | | |",
            "end_group | | | | |",
            "end_group | | | | |",
            "begin_group | second | Second | | |",
            "note | n1 | N | | |",
            "calculate | c2 | | | 1 |",
            "end_group | | | | |"
        );

        Assert.That(Shape(sections), Is.EqualTo("first: q1(q1) page(q2 q3); second: n1(n1)"));
    }

    [Test]
    public void Sections_OfQuestionsOutsideGroups_AreGatheredBetweenThem()
    {
        var sections = Sections(
            "text | q1 | Q | | |",
            "begin_group | page | Page | field-list | |",
            "text | q2 | Q | | |",
            "end_group | | | | |",
            "begin_group | first | First | | |",
            "text | q3 | Q | | |",
            "end_group | | | | |",
            "text | q4 | Q | | |"
        );

        Assert.That(Shape(sections), Is.EqualTo("q1: q1(q1) page(q2); first: q3(q3); q4: q4(q4)"));
    }

    [Test]
    public void Pages_OfABatteryAndARepeat_AreTheirOwn()
    {
        var sections = Sections(
            "begin_group | first | First | | |",
            "begin_group | battery | B | table-list | |",
            "select_one yn | b1 | B | | |",
            "select_one yn | b2 | B | | |",
            "end_group | | | | |",
            "begin_group | page | Page | field-list | |",
            "text | q1 | Q | | |",
            "begin_repeat | rows | R | | |",
            "text | r1 | R | | |",
            "end_repeat | | | | |",
            "end_group | | | | |",
            "end_group | | | | |"
        );

        Assert.That(Shape(sections), Is.EqualTo("first: battery(b1 b2) page(q1) rows(r1)"));
        Assert.That(sections[0].Pages[2].Roster?.Name, Is.EqualTo("rows"));
    }

    [Test]
    public void Pages_InAGroupThatIsNoPage_KeepItsCondition()
    {
        var study = StudyMarkdown.Study(
            StudyMarkdown.Survey(
                "relevant |",
                "begin_group | first | First | |",
                "select_one yn | q1 | Q | |",
                "begin_group | inner | I | ${q1} = 'yes' |",
                "text | q2 | Q | |",
                "end_group | | | |",
                "end_group | | | |"
            )
        );

        var pages = study.Questionnaire.Sections.Single().Pages;
        Assert.That(pages.Select(page => page.Relevance?.ToString()), Is.EqualTo(new[] { null, "(${q1} = 'yes')" }));
    }

    private static ImmutableArray<Section> Sections(params string[] rows) =>
        StudyMarkdown.Study(StudyMarkdown.Survey("appearance | calculation |", rows)).Questionnaire.Sections;

    private static string Shape(IEnumerable<Section> sections) =>
        string.Join("; ", sections.Select(section => $"{section.Name}: {string.Join(' ', section.Pages.Select(Shape))}"));

    private static string Shape(Page page)
    {
        var shown = page.Questions.Where(question => question.Type != QuestionType.Calculation);
        return $"{page.Name}({string.Join(' ', shown.Select(question => question.Name))})";
    }
}
