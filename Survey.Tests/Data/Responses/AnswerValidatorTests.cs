using NUnit.Framework;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Responses;

public sealed class AnswerValidatorTests
{
    private static readonly ChoiceList Kinds = Create.List(
        "kinds",
        Create.Choice("crime"),
        Create.Choice("survey"),
        Create.Choice("other"),
        Create.Choice("none", exclusive: true),
        Create.Choice("dk", missing: MissingReason.DoesNotKnow, exclusive: true)
    );

    private static readonly LocalizedText RequiredText = Create.Text("Välj minst en.");

    [Test]
    public void Check_ADemandedAnswerThatIsMissing_IsToldInTheStudysWords()
    {
        var question = Create.Single("agreement", required: true) with { RequiredMessage = RequiredText };

        Assert.That(
            Check([question]),
            Is.EqualTo(new[] { new AnswerProblem(new AnswerKey("agreement"), AnswerProblemKind.Missing, RequiredText) })
        );
    }

    [Test]
    public void Check_ADemandedAnswerOffTheRoute_IsNotDemandedAndNotLookedAt()
    {
        Question[] questions =
        [
            Create.Single("agreement"),
            Create.Question("years", QuestionType.WholeNumber, route: "${agreement} = 'yes'", required: true),
        ];

        Assert.That(Check(questions, ("agreement", "no"), ("years", "many")), Is.Empty);
        Assert.That(Messages(Check(questions, ("agreement", "yes"), ("years", "many"))), Is.EqualTo(new[] { "years Unreadable" }));
        Assert.That(Messages(Check(questions, ("agreement", "yes"))), Is.EqualTo(new[] { "years Missing" }));
    }

    [TestCase("1.234567890123456", true)]
    [TestCase("0.1234567890123456", true)]
    [TestCase("12.34567890123456", true)]
    [TestCase("1.2345678901234567", true)]
    [TestCase("1.23456789012345", false)]
    [TestCase("0.000123456789012345", false, Description = "Fifteen digits besides the zeros before them.")]
    [TestCase("-0.00000123456789", false)]
    public void Check_ATypedNumberOfMoreThan15Digits_IsNotTaken(string text, bool isRefused) =>
        Assert.That(
            Messages(Check([Create.Question("cost", QuestionType.Number)], ("cost", text))),
            Is.EqualTo(isRefused ? new[] { "cost TooManyDigits" } : [])
        );

    [Test]
    public void Check_AComputedNumber_HasAllDigitsThatItHas()
    {
        var question = Create.Question("third", QuestionType.Number) with
        {
            Calculation = Create.Parse("1 div 3"),
            Triggers = ["cost"],
        };

        Assert.That(Check([question], ("third", "0.3333333333333333")), Is.Empty);
    }

    [TestCase(MissingReason.DoesNotKnow, false)]
    [TestCase(MissingReason.Refused, false)]
    [TestCase(MissingReason.NotAnswered, true)]
    [TestCase(MissingReason.NotReached, true)]
    public void Check_AReasonInsteadOfADemandedAnswer_CountsWhereTheRespondentGaveIt(MissingReason reason, bool isMissing)
    {
        var sheet = AnswerSet.Empty.With([KeyValuePair.Create(new AnswerKey("agreement"), new StoredAnswer("", reason))]);

        Assert.That(Check(Form([Create.Single("agreement", required: true)]), sheet), Has.Length.EqualTo(isMissing ? 1 : 0));
    }

    [TestCase("crime survey", null)]
    [TestCase("none", null)]
    [TestCase("crime none", "sources Exclusive")]
    [TestCase("none dk", "sources Exclusive")]
    [TestCase("crime rumour", "sources Unreadable")]
    [TestCase("crime other", "sources_other OtherMissing")]
    public void Check_AMultiSelect_RefusesWhatCannotStandTogether(string chosen, string? expected)
    {
        var question = Create.Multiple("sources", Kinds, required: true) with { HasOther = true };

        Assert.That(Messages(Check([question], ("sources", chosen))), Is.EqualTo(expected is null ? [] : new[] { expected }));
    }

    [Test]
    public void Check_OtherWithoutWords_IsFineWhereNoAnswerIsDemandedOrTheWordsAreThere()
    {
        var question = Create.Multiple("sources", Kinds) with { HasOther = true };

        Assert.That(Check([question], ("sources", "other")), Is.Empty);
        Assert.That(
            Check([question with { Required = Create.Parse("true()") }], ("sources", "other"), ("sources_other", "egna")),
            Is.Empty
        );
    }

    [Test]
    public void Check_AChoiceThatTheFilterNoLongerOffers_IsNotOffered()
    {
        Question[] questions =
        [
            Create.Multiple("sources", Kinds),
            Create.Single("main", Kinds) with
            {
                ChoiceFilter = Create.Parse("selected(${sources}, name) or name = 'dk'"),
            },
        ];

        Assert.That(Check(questions, ("sources", "crime survey"), ("main", "crime")), Is.Empty);
        Assert.That(Check(questions, ("sources", "survey"), ("main", "dk")), Is.Empty);
        Assert.That(Messages(Check(questions, ("sources", "survey"), ("main", "crime"))), Is.EqualTo(new[] { "main NotOffered" }));
    }

    [Test]
    public void Check_ADemandedAnswerWithNothingToChoose_IsNotDemanded()
    {
        Question[] questions =
        [
            Create.Multiple("sources", Kinds),
            Create.Single("main", Kinds, required: true) with
            {
                ChoiceFilter = Create.Parse("selected(${sources}, name)"),
            },
        ];

        Assert.That(Check(questions), Is.Empty);
        Assert.That(Messages(Check(questions, ("sources", "crime"))), Is.EqualTo(new[] { "main Missing" }));
    }

    [TestCase("7", null)]
    [TestCase("-1", "years Constraint")]
    [TestCase("", null)]
    [TestCase("50", "years SoftConstraint")]
    public void Check_Edits_HardBeforeSoftAndNeverOnNothing(string years, string? expected)
    {
        Assert.That(Messages(Check([Years], ("years", years))), Is.EqualTo(expected is null ? [] : new[] { expected }));
    }

    [Test]
    public void Check_Edits_SayTheStudysWordsAndSoftOnesDoNotBlock()
    {
        var hard = Check([Years], ("years", "-1")).Single();
        var soft = Check([Years], ("years", "50")).Single();

        Assert.Multiple(() =>
        {
            Assert.That(hard.Message, Is.EqualTo(Create.Text("Minst 0.")));
            Assert.That(hard.IsHard, Is.True);
            Assert.That(soft.Message, Is.EqualTo(Create.Text("Stämmer det?")));
            Assert.That(soft.IsHard, Is.False);
        });
    }

    [Test]
    public void Check_ASoftEditThatIsConfirmed_IsDone()
    {
        var sheet = AnswerSet.Empty.With([
            KeyValuePair.Create(new AnswerKey("years"), new StoredAnswer("50", Source: AnswerSource.Confirmed)),
        ]);

        Assert.That(Check(Form([Years]), sheet), Is.Empty);
    }

    [Test]
    public void Check_TooManyWords_AreRefusedInTheAnswerAndInOther()
    {
        var words = new string('x', AnswerText.MaximumLength + 1);
        Question[] questions = [Create.Question("remarks"), Create.Multiple("sources", Kinds) with { HasOther = true }];

        Assert.That(
            Messages(Check(questions, ("remarks", words), ("sources", "other"), ("sources_other", words))),
            Is.EqualTo(new[] { "remarks TooLong", "sources_other TooLong" })
        );
    }

    [Test]
    public void Check_TheRowsOfARepeat_AreCheckedEachAndCounted()
    {
        var roster = Create.Repeat(
            "measures",
            Create.Single("done", required: true),
            Create.Question("cost", QuestionType.Number, route: "${done} = 'yes'", required: true)
        ) with
        {
            MaximumRows = 2,
        };

        var problems = Check(Form([roster]), Create.Sheet(("done#1", "yes"), ("cost#1", "5"), ("done#2", "yes"), ("cost#5", "5")));

        Assert.That(Messages(problems), Is.EqualTo(new[] { "measures TooManyRows", "cost#2 Missing", "done#5 Missing" }));
    }

    [Test]
    public void Check_OnePage_LooksAtThatPageOnly()
    {
        var form = Form([Create.Single("first", required: true), Create.Single("second", required: true)]);
        var checker = new AnswerValidator(form, Routed(form, AnswerSet.Empty));

        Assert.That(Messages(checker.Validate(form.Sections[0].Pages[1])), Is.EqualTo(new[] { "second Missing" }));
    }

    private static Question Years =>
        Create.Question("years", QuestionType.WholeNumber) with
        {
            Constraint = Create.Parse(". >= 0"),
            ConstraintMessage = Create.Text("Minst 0."),
            SoftConstraint = Create.Parse(". <= 40"),
            SoftConstraintMessage = Create.Text("Stämmer det?"),
        };

    private static Questionnaire Form(IEnumerable<Element> elements) => Create.Questionnaire(Create.Section("one", elements));

    private static QuestionRouting Routed(Questionnaire questionnaire, AnswerSet sheet) =>
        new(questionnaire, Create.Unit("K1"), sheet, new DateOnly(2012, 12, 31));

    private static AnswerProblem[] Check(Question[] questions, params (string Key, string Text)[] answers) =>
        Check(Form(questions), Create.Sheet(answers));

    private static AnswerProblem[] Check(Questionnaire questionnaire, AnswerSet sheet) =>
        [.. new AnswerValidator(questionnaire, Routed(questionnaire, sheet)).Validate()];

    private static IEnumerable<string> Messages(IEnumerable<AnswerProblem> problems) =>
        problems.Select(problem => $"{problem.Key} {problem.Kind}");

    [TestCase("4", new string[0])]
    [TestCase("5", new[] { "share OffScale" })]
    [TestCase("12", new[] { "share OffScale" })]
    public void Check_ANumberOffItsScale_IsToBeMended(string typed, string[] told)
    {
        var question = Create.Question("share", QuestionType.Number) with { Scale = new NumberScale(0, 10, 2) };

        Assert.That(Messages(Check([question], ("share", typed))), Is.EqualTo(told));
    }

    [Test]
    public void Check_AReadOnlyQuestion_AsksForNothing()
    {
        var question = Create.Question("year", required: true) with { ReadOnly = Create.Parse("true()") };

        Assert.That(Check([question]), Is.Empty);
    }
}
