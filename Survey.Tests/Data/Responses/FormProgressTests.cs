using NUnit.Framework;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Responses;

public sealed class FormProgressTests
{
    private static readonly Questionnaire Form = Create.Questionnaire(
        Create.Section(
            "about",
            Create.Single("role", required: true),
            Create.Single("agreement", required: true),
            Create.Question("remarks")
        ),
        Create.Section("work", Create.Single("goals", route: "${agreement} = 'yes'", required: true)),
        Create.Section("rows", Create.Repeat("measures", Create.Question("measure"), Create.Single("done"))),
        Create.Section("closing", Create.Question("anything"))
    );

    [Test]
    public void Of_NothingAnswered_NothingIsStartedAndWhatIsOffTheRouteDoesNotApply()
    {
        Assert.That(
            States(),
            Is.EqualTo(
                new[]
                {
                    "about NotStarted 0/3 role",
                    "work NotApplicable 0/0 ",
                    "rows NotStarted 0/0 measures",
                    "closing NotStarted 0/1 anything",
                }
            )
        );
    }

    [Test]
    public void Of_SomethingDemandedMissing_IsInProgressAndLeadsThere()
    {
        Assert.That(States(("role", "yes")), Has.Exactly(1).EqualTo("about InProgress 1/3 agreement"));
    }

    [Test]
    public void Of_EverythingDemandedAnswered_IsCompleteWithBlanks()
    {
        Assert.That(
            States(("role", "yes"), ("agreement", "yes"), ("goals", "dk"), ("measure#2", "en"), ("anything", "nej")),
            Is.EqualTo(new[] { "about Complete 2/3 ", "work Complete 1/1 ", "rows Complete 1/2 ", "closing Complete 1/1 " })
        );
    }

    [Test]
    public void Of_AChangeThatOpensASection_ShowsItNotStarted()
    {
        Assert.That(States(("role", "yes"), ("agreement", "yes")), Has.Exactly(1).EqualTo("work NotStarted 0/1 goals"));
    }

    [Test]
    public void CanBeSubmitted_OnlyWhereNothingIsToBePutRight()
    {
        Assert.That(Of(("role", "yes")).CanBeSubmitted, Is.False);
        Assert.That(Of(("role", "yes"), ("agreement", "no")).CanBeSubmitted, Is.True);
        Assert.That(Of(("role", "yes")).NextPage?.Name, Is.EqualTo("agreement"));
    }

    private static IEnumerable<string> States(params (string Key, string Text)[] answers) =>
        Of(answers)
            .Sections.Select(section =>
                $"{section.Section.Name} {section.Status} {section.AnsweredCount}/{section.AskedCount} {section.NextPage?.Name}"
            );

    private static FormProgress Of(params (string Key, string Text)[] answers) =>
        FormProgress.Calculate(Form, new QuestionRouting(Form, Create.Unit("K1"), Create.Sheet(answers), new DateOnly(2012, 12, 31)));
}
