using System.Text;
using NUnit.Framework;
using Survey.Data.Questionnaires;
using Survey.Data.Studies;
using Survey.Data.Studies.Comparison;
using Survey.Data.Studies.Model;

namespace Survey.Tests.Data.Studies.Comparison;

public sealed class StudyComparisonTests
{
    private const string Workbook = """
        | survey |
        | | type | name | label::Svenska (sv) | label::English (en) | relevant | required | constraint | choice_filter | hint | appearance |
        | | begin_group | first | Först | First |
        | | select_multiple k | many | Vilka? | Which? | | | | | | |
        | | text | plan | Plan? | Plan? | | | | | | |
        | | end_group | |
        | | begin_group | second | Sedan | Then |
        | | integer | people | Hur många? | How many? | | | | | | |
        | | begin_repeat | row | Rad | Row |
        | | text | title | Namn? | Name? | | | | | | |
        | | end_repeat | |
        | | end_group | |
        | choices |
        | | list_name | name | label::Svenska (sv) | label::English (en) |
        | | k | a | Av a | Of a |
        | | k | b | Av b | Of b |
        | settings |
        | | form_id | version | default_language |
        | | small | 1 | Svenska (sv) |
        """;

    private const string Plan = "| | text | plan | Plan? | Plan? | | | | | | |\n";

    private static readonly TestCaseData[] Changes =
    [
        new("| integer | people", "| decimal | people", "people Type"),
        new("| integer | people | Hur många?", "| integer | people | Hur många personer?", "people Text"),
        new("| How many? | |", "| How many? | ${plan} != '' |", "people Relevance"),
        new("| How many? | | |", "| How many? | | yes |", "people Required"),
        new("| How many? | | | |", "| How many? | | | . < 9 |", "people Constraint"),
        new("| Which? | | | | |", "| Which? | | | | name != 'b' |", "many ChoiceFilter"),
        new("| Which? | | | | | | |", "| Which? | | | | | | minimal |", "many Appearance"),
        new("| | k | b | Av b | Of b |\n", "", "many Choices, removed b"),
        new("| | k | b | Av b | Of b |\n", "| | k | b | Av b | Of b |\n| | k | c | Av c | Of c |\n", "many Choices, added c"),
        new("| b | Av b |", "| b | Av B |", "many Choices, relabelled b"),
        new("| | k | b | Av b", "| | k | b2 | Av b", "many Choices, added b2, removed b, same label b2"),
        new(
            "| | k | a | Av a | Of a |\n| | k | b | Av b | Of b |\n",
            "| | k | b | Av b | Of b |\n| | k | a | Av a | Of a |\n",
            "many Choices"
        ),
    ];

    [TestCaseSource(nameof(Changes))]
    public void Compute_OneChange_NamesThatQuestionAndWhatDiffers(string before, string after, string difference)
    {
        Assert.That(Compare(Change(before, after)).AlteredQuestions.Select(Describe), Is.EqualTo(new[] { difference }));
    }

    [Test]
    public void Compute_AQuestionInAnotherSectionOrRepeat_IsAlteredAndNeitherAddedNorRemoved()
    {
        var inSection = Compare(Change(Plan, "").Replace("| | integer | people", Plan + "| | integer | people", StringComparison.Ordinal));
        var inRepeat = Compare(Change(Plan, "").Replace("| | text | title", Plan + "| | text | title", StringComparison.Ordinal));

        Assert.Multiple(() =>
        {
            Assert.That(inSection.AlteredQuestions.Select(Describe), Is.EqualTo(new[] { "plan Section" }));
            Assert.That(inRepeat.AlteredQuestions.Select(Describe), Is.EqualTo(new[] { "plan Section Repeat" }));
            Assert.That(inRepeat.AddedQuestions.Concat(inRepeat.RemovedQuestions), Is.Empty);
        });
    }

    [Test]
    public void Compute_AnotherOrderOfQuestions_AltersNothing()
    {
        var comparison = Compare(Change(Plan, "").Replace("| | select_multiple", Plan + "| | select_multiple", StringComparison.Ordinal));

        Assert.That(comparison.AlteredQuestions, Is.Empty);
    }

    [Test]
    public void Compute_ALanguageThatGoes_IsSaidOnceAndAltersNoQuestion()
    {
        var swedish = Change("label::English (en)", "note_of_author");

        var (removed, added) = (Compare(swedish), StudyComparison.Compute(Read(swedish), Read(Workbook)));

        Assert.Multiple(() =>
        {
            Assert.That(removed.RemovedLanguages.Select(language => language.Code), Is.EqualTo(new[] { "en" }));
            Assert.That(added.AddedLanguages.Select(language => language.Code), Is.EqualTo(new[] { "en" }));
            Assert.That(removed.AlteredQuestions.Concat(added.AlteredQuestions), Is.Empty);
        });
    }

    [Test]
    public void Compute_ASectionUnderAnotherName_IsRemovedWithoutItsQuestions()
    {
        var comparison = Compare(Change("| begin_group | second", "| begin_group | third"));

        Assert.Multiple(() =>
        {
            Assert.That(comparison.RemovedSections, Is.EqualTo(new[] { "second" }));
            Assert.That(comparison.RemovedQuestions, Is.Empty);
            Assert.That(comparison.AlteredQuestions.Select(Describe), Is.EqualTo(new[] { "people Section", "title Section" }));
        });
    }

    private static string Change(string before, string after)
    {
        Assert.That(Workbook.Contains(before, StringComparison.Ordinal), Is.True, "the case replaces something");
        return Workbook.Replace(before, after, StringComparison.Ordinal);
    }

    private static StudyComparison Compare(string after) => StudyComparison.Compute(Read(Workbook), Read(after));

    private static string Describe(QuestionDifference question)
    {
        var choices = new[]
        {
            ("added", question.AddedChoices),
            ("removed", question.RemovedChoices),
            ("relabelled", question.RelabelledChoices),
            ("same label", [.. question.RemovedChoices.Select(question.FindSameLabel).OfType<Choice>()]),
        };
        return string.Join(
            ", ",
            choices
                .Where(change => !change.Item2.IsEmpty)
                .Select(change => $"{change.Item1} {string.Join(' ', change.Item2.Select(choice => choice.Name))}")
                .Prepend($"{question.Name} {string.Join(' ', question.Aspects)}")
        );
    }

    private static Study Read(string text) =>
        StudyFileReader.Read(Encoding.UTF8.GetBytes(text), "small.md") switch
        {
            { Study: { } study } => study,
            var reading => throw new AssertionException(string.Join('\n', reading.Problems)),
        };
}
