using System.Collections.Immutable;
using NUnit.Framework;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Responses;

public sealed class TriggeredCalculationsTests
{
    [Test]
    public void Compute_ATriggerInARow_SetsItsRowAlone_AndWhatIsOutside()
    {
        var hours = Create.Question("hours", QuestionType.WholeNumber);
        var pay = Triggered("pay", "${hours} * 10", "hours");
        var total = Triggered("total", "sum(${pay})", "hours");
        var rate = Triggered("rate", "${base} * 2", "base");
        var form = Create.Questionnaire(
            Create.Section("one", Create.Question("base", QuestionType.WholeNumber)),
            Create.Section("two", Create.Repeat("people", hours, pay, rate)),
            Create.Section("three", total)
        );
        var before = Route(form, ("hours#1", "1"), ("pay#1", "10"), ("hours#2", "2"), ("pay#2", "0"));

        var computed = Compute(before, ("hours#1", "3"));
        var outside = Compute(before, ("base", "4"));

        Assert.That(computed, Is.EquivalentTo(new[] { ("pay#1", "30"), ("total", "30") }));
        Assert.That(outside, Is.EquivalentTo(new[] { ("rate#1", "8"), ("rate#2", "8") }));
    }

    [Test]
    public void Compute_InACircle_ComputesEachOnce()
    {
        var form = Create.Questionnaire(
            Create.Section(
                "one",
                Create.Question("start", QuestionType.WholeNumber),
                Triggered("a", "concat(${b}, 'a')", "start", "b"),
                Triggered("b", "concat(${a}, 'b')", "a")
            )
        );

        Assert.That(Compute(Route(form), ("start", "1")), Is.EquivalentTo(new[] { ("a", "a"), ("b", "ab") }));
    }

    [Test]
    public void Compute_WithItsOwnLastValue_CountsTheChanges()
    {
        var form = Create.Questionnaire(
            Create.Section("one", Create.Question("start", QuestionType.WholeNumber), Triggered("count", "number(${count}) + 1", "start"))
        );

        Assert.That(Compute(Route(form, ("count", "4")), ("start", "1")), Is.EquivalentTo(new[] { ("count", "5") }));
        Assert.That(Compute(Route(form, ("count", "4"), ("start", "1")), ("start", "1")), Is.Empty);
    }

    [Test]
    public void Compute_AValueThatIsComputedItself_TriggersWhenItChanges()
    {
        var form = Create.Questionnaire(
            Create.Section(
                "one",
                Create.Question("start", QuestionType.WholeNumber),
                Create.Question("isLarge", QuestionType.Calculation) with { Calculation = Create.Parse("${start} > 10") },
                Triggered("copy", "${start}", "isLarge")
            )
        );

        Assert.That(Compute(Route(form, ("start", "1")), ("start", "5")), Is.Empty);
        Assert.That(Compute(Route(form, ("start", "1")), ("start", "15")), Is.EquivalentTo(new[] { ("copy", "15") }));
    }

    private static Question Triggered(string name, string calculation, params string[] triggers) =>
        Create.Question(name, QuestionType.Calculation) with
        {
            Calculation = Create.Parse(calculation),
            Triggers = [.. triggers],
        };

    private static QuestionRouting Route(Questionnaire form, params (string Key, string Text)[] answers) =>
        new(form, Create.Unit("a"), new AnswerSet(Entries(answers)), new DateOnly(2012, 5, 1));

    private static IEnumerable<(string, string)> Compute(QuestionRouting before, params (string Key, string Text)[] changes) =>
        TriggeredCalculations.Compute(before, Entries(changes)).Select(pair => (pair.Key.ToString(), pair.Value.Text));

    private static ImmutableDictionary<AnswerKey, StoredAnswer> Entries(params (string Key, string Text)[] answers) =>
        answers.ToImmutableDictionary(
            answer => AnswerKey.TryParse(answer.Key, out var key) ? key.Value : default,
            answer => new StoredAnswer(answer.Text)
        );
}
