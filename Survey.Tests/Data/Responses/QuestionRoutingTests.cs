using System.Collections.Immutable;
using NUnit.Framework;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Responses;

public sealed class QuestionRoutingTests
{
    private static readonly Questionnaire Form = Create.Questionnaire(
        Create.Section(
            "one",
            Create.Single("agreement"),
            Create.Single("role", Create.List("roles", Create.Choice("chief"), Create.Choice("other")), route: "${agreement} = 'yes'") with
            {
                HasOther = true,
            },
            Create.Question("after", route: "${role} = 'chief'"),
            Create.Repeat("measures", Create.Single("done"), Create.Question("cost", route: "${done} = 'yes' and ${agreement} = 'yes'"))
        )
    );

    [Test]
    public void IsAsked_BehindAnAnswerOffTheRoute_IsNot()
    {
        var route = Routed(("agreement", "no"), ("role", "chief"));

        Assert.That(route.IsAsked(Form.FindQuestion("after")!), Is.False, "the answer to role is as if not given");
    }

    [Test]
    public void Read_CalculationsThatEachRestTwiceOnTheOneBefore_EndsAndAddsUp()
    {
        var form = Create.Questionnaire([
            Create.Question("c0", QuestionType.WholeNumber),
            .. Enumerable
                .Range(1, 50)
                .Select(number =>
                    Create.Question($"c{number}", QuestionType.Calculation) with
                    {
                        Calculation = Create.Parse($"${{c{number - 1}}} + ${{c{number - 1}}}"),
                    }
                ),
        ]);

        var route = new QuestionRouting(form, Create.Unit("K1"), Create.Sheet(("c0", "1")), new DateOnly(2012, 3, 1));

        Assert.That(route.TextOf(form.FindQuestion("c50")!), Is.EqualTo("1125899906842624"), "2 to the power of 50");
    }

    [Test]
    public void Read_CalculationsThatRestOnThousandsOfOthers_NeedsNoDeeperStack()
    {
        const int Length = 3_000;
        var ones = string.Concat(Enumerable.Repeat(" + 1", 100));
        var form = Create.Questionnaire([
            .. Enumerable
                .Range(0, Length)
                .Select(number =>
                    Create.Question($"c{number}", QuestionType.Calculation) with
                    {
                        Calculation = Create.Parse($"${{c{number + 1}}}{ones}"),
                    }
                ),
            Create.Question($"c{Length}", QuestionType.WholeNumber),
        ]);

        var route = new QuestionRouting(form, Create.Unit("K1"), Create.Sheet(($"c{Length}", "7")), new DateOnly(2012, 3, 1));

        Assert.That(route.TextOf(form.FindQuestion("c0")!), Is.EqualTo("300007"));
    }

    [Test]
    public void IsAsked_InsideARepeat_GoesByItsOwnRow()
    {
        var route = Routed(("agreement", "yes"), ("done#1", "no"), ("done#2", "yes"));

        Assert.That(new[] { 1, 2 }.Select(row => route.IsAsked(Form.FindQuestion("cost")!, row)), Is.EqualTo(new[] { false, true }));
    }

    [TestCase("no", false)]
    [TestCase("yes", true)]
    public void IsAsked_ByTheNumberOfRows_CountsThoseOnTheRoute(string agreement, bool isAsked)
    {
        var after = Create.Question("after", route: "count(${measures}) > 0");
        var form = Create.Questionnaire(
            Create.Section(
                "one",
                Create.Single("agreement"),
                Create.Repeat("measures", Create.Question("cost", route: "${agreement} = 'yes'")),
                after
            )
        );
        var route = new QuestionRouting(
            form,
            Create.Unit("K1"),
            Create.Sheet(("agreement", agreement), ("cost#1", "5")),
            new DateOnly(2012, 12, 31)
        );

        Assert.That(route.IsAsked(after), Is.EqualTo(isAsked));
    }

    [TestCase("chief", false)]
    [TestCase("other", true)]
    public void IsAsked_ByTheWordsOfOther_ReadsThemOnlyWhereItIsChosen(string role, bool isAsked)
    {
        var after = Create.Question("after", route: "${role_other} != ''");
        var roles = Create.Single("role", Create.List("roles", Create.Choice("chief"), Create.Choice("other"))) with { HasOther = true };
        var form = Create.Questionnaire(Create.Section("one", roles, after));
        var route = new QuestionRouting(
            form,
            Create.Unit("K1"),
            Create.Sheet(("role", role), ("role_other", "egen")),
            new DateOnly(2012, 12, 31)
        );

        Assert.That(route.IsAsked(after), Is.EqualTo(isAsked));
    }

    [Test]
    public void OnRoute_AnswersOffIt_AreLeftOutAndTheRestStays()
    {
        var all = Routed(
            ("agreement", "yes"),
            ("role", "chief"),
            ("role_other", "kvar sedan förut"),
            ("after", "ord"),
            ("done#1", "no"),
            ("cost#1", "5"),
            ("done#3", "yes"),
            ("cost#3", "7")
        );
        var none = Routed(("agreement", "no"), ("role", "other"), ("role_other", "egen"), ("after", "ord"));

        Assert.That(
            all.AnswersOnRoute(),
            Is.EqualTo(
                Create.Sheet(
                    ("agreement", "yes"),
                    ("role", "chief"),
                    ("role_other", "kvar sedan förut"),
                    ("after", "ord"),
                    ("done#1", "no"),
                    ("done#3", "yes"),
                    ("cost#3", "7")
                )
            )
        );
        Assert.That(none.AnswersOnRoute(), Is.EqualTo(Create.Sheet(("agreement", "no"))));
    }

    [Test]
    public void Offered_ByAColumnNamedAsTheQuestionBefore_AreTheChoicesThatFitItsAnswer()
    {
        var towns = Create.List(
            "towns",
            InCounty("umea", "ac"),
            InCounty("boden", "bd"),
            Create.Choice("elsewhere"),
            InCounty("kiruna", "bd")
        );
        var town = Create.Single("town", towns) with { ChoiceFilter = Create.Parse("county = ${county} or name = 'elsewhere'") };
        var form = Create.Questionnaire(Create.Section("one", Create.Question("county"), town));
        var route = new QuestionRouting(form, Create.Unit("K1"), Create.Sheet(("county", "bd")), new DateOnly(2012, 12, 31));

        Assert.That(route.OfferedChoices(town).Select(choice => choice.Name), Is.EqualTo(new[] { "boden", "elsewhere", "kiruna" }));
    }

    private static Choice InCounty(string name, string county) =>
        Create.Choice(name) with
        {
            Columns = ImmutableDictionary<string, string>.Empty.Add("county", county),
        };

    private static QuestionRouting Routed(params (string Key, string Text)[] answers) =>
        new(Form, Create.Unit("K1"), Create.Sheet(answers), new DateOnly(2012, 12, 31));

    [TestCase("2", new[] { 1, 2 })]
    [TestCase("99", new[] { 1, 2, 3 }, Description = "The repeat has room for three.")]
    [TestCase("-1", new int[0])]
    [TestCase("many", new int[0])]
    public void Rows_OfARepeatThatTheWorkbookCounts_AreAsManyWhateverTheyHold(string answer, int[] expected)
    {
        var offices = Create.Repeat("offices", Create.Question("place")) with { RowCount = Create.Parse("${number}"), MaximumRows = 3 };
        var form = Create.Questionnaire(Create.Section("one", Create.Question("number"), offices));

        var route = new QuestionRouting(
            form,
            Create.Unit("a"),
            Create.Sheet(("number", answer), ("place#9", "there")),
            new DateOnly(2012, 5, 1)
        );

        Assert.That(route.RowsOf(offices).Select(row => row.Number), Is.EqualTo(expected));
    }

    [Test]
    public void Read_AReadOnlyQuestionThatNobodyAnswered_IsWhatItBeginsWith()
    {
        var fixedYear = Create.Question("year", QuestionType.WholeNumber) with
        {
            Default = Create.Parse("2012"),
            ReadOnly = Create.Parse("true()"),
        };
        var open = Create.Question("open", QuestionType.WholeNumber) with { Default = Create.Parse("2012") };
        var form = Create.Questionnaire(Create.Section("one", fixedYear, open));

        var route = new QuestionRouting(form, Create.Unit("a"), AnswerSet.Empty, new DateOnly(2012, 5, 1));

        Assert.That(route.GetAnswer(fixedYear), Is.EqualTo(new Answer.Number(2012)));
        Assert.That(route.GetAnswer(open), Is.EqualTo(Answer.Blank), "a suggestion is no answer until somebody saves it");
    }

    [Test]
    public void Read_ACalculationWithTriggers_IsWhatWasStored()
    {
        var set = Create.Question("set", QuestionType.WholeNumber) with { Calculation = Create.Parse("1 + 1"), Triggers = ["agreement"] };
        var form = Create.Questionnaire(Create.Section("one", Create.Single("agreement"), set));

        var route = new QuestionRouting(form, Create.Unit("a"), Create.Sheet(("set", "7")), new DateOnly(2012, 5, 1));

        Assert.That(route.GetAnswer(set), Is.EqualTo(new Answer.Number(7)));
    }
}
