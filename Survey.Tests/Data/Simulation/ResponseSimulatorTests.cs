using NUnit.Framework;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Responses.Files;
using Survey.Data.Simulation;
using Survey.Data.Studies.Model;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Simulation;

public sealed class ResponseSimulatorTests
{
    private static readonly ChoiceList Sources = Create.List(
        "sources",
        Create.Choice("crime", 0.9),
        Create.Choice("survey", 0.4),
        Create.Choice("other", 0.1),
        Create.Choice("dk", 0.05, MissingReason.DoesNotKnow, exclusive: true)
    );

    private static readonly ChoiceList Supports = Create.List(
        "supports",
        Enumerable.Range(1, 8).Select(index => Create.Choice($"s{index}", 0.4))
    );

    private static readonly Study Study = Create.Study(
        Create.Questionnaire(
            Create.Section(
                "about",
                Create.Single(
                    "agreement",
                    Create.List("a", Create.Choice("yes", 85), Create.Choice("no", 10), Create.Choice("dk", 5, MissingReason.DoesNotKnow)),
                    required: true
                )
            ),
            Create.Section(
                "work",
                Create.Multiple("sources", Sources, route: "${agreement} = 'yes'", required: true) with
                {
                    HasOther = true,
                },
                Create.Single("main", Sources, route: "${agreement} = 'yes'", required: true) with
                {
                    ChoiceFilter = Create.Parse("selected(${sources}, name) or name = 'dk'"),
                },
                Create.Multiple("support", Supports) with
                {
                    Constraint = Create.Parse("count-selected(.) <= 3"),
                },
                Create.Single("police_only", route: "${respondent_group} = 'police'", required: true) with
                {
                    Likelihood = [3, 1, 0],
                }
            ),
            Create.Section(
                "numbers",
                Create.Question("years", QuestionType.WholeNumber, required: true) with
                {
                    Likelihood = [0, 39],
                    SoftConstraint = Create.Parse(". <= 35"),
                },
                Create.Question("from", QuestionType.Date) with
                {
                    Likelihood = [2008, 2009],
                    Appearance = ["month-year"],
                },
                Create.Question("until", QuestionType.Date) with
                {
                    Appearance = ["month-year"],
                    Constraint = Create.Parse("${from} = '' or . >= ${from}"),
                },
                Create.Repeat("measures", Create.Question("measure"), Create.Single("done", required: true)) with
                {
                    MaximumRows = 4,
                },
                Create.Question("remarks")
            )
        )
    );

    private static readonly Frame Frame = Create.Frame(
        Enumerable
            .Range(1, 2000)
            .SelectMany(index =>
                new[] { Create.Unit($"K{index}", "municipality", $"{index}"), Create.Unit($"P{index}", "police", $"{index}") }
            )
    );

    private static readonly Lazy<IReadOnlyList<UnitResponse>> Simulated = new(() => ResponseSimulator.Simulate(Study, Frame, 1));

    private static IEnumerable<UnitResponse> Submitted => Simulated.Value.Where(response => response.Status == FormStatus.Submitted);

    [Test]
    public void Simulate_Everyone_AnswersAboutAsOftenAsTheirGroupDoes()
    {
        // 2,000 units of each group: three standard errors are 2.3 and 2.5 percentage points.
        Assert.Multiple(() =>
        {
            Assert.That(Submitted.Count(response => response.UnitId[0] == 'K') / 2000.0, Is.EqualTo(0.87).Within(0.025));
            Assert.That(Submitted.Count(response => response.UnitId[0] == 'P') / 2000.0, Is.EqualTo(0.83).Within(0.025));
            Assert.That((Simulated.Value.Count - Submitted.Count()) / 4000.0, Is.EqualTo(0.04).Within(0.01));
        });
    }

    [Test]
    public void Simulate_LockedQuestionsAndCountedRows_AreAsTheFormHasThem()
    {
        var locked = Create.Single("locked", required: true) with { ReadOnly = Create.Parse("true()") };
        var rows = Create.Repeat("offices", Create.Single("open", required: true)) with { RowCount = Create.Parse("7") };
        var form = Create.Questionnaire(Create.Section("one", Create.Single("first", required: true), locked, rows));

        var frame = Create.Frame(Enumerable.Range(1, 20).Select(index => Create.Unit($"K{index}")));
        var sheets = ResponseSimulator
            .Simulate(Create.Study(form), frame, 1)
            .Where(response => response.Status == FormStatus.Submitted)
            .Select(response => response.Answers)
            .ToList();

        Assert.That(sheets.SelectMany(sheet => sheet.Entries.Keys).Select(key => key.Name), Does.Not.Contain("locked"));
        Assert.That(sheets.Select(sheet => sheet.Entries.Keys.Max(key => key.Row)), Is.Not.Empty.And.All.EqualTo(new RowPath(7)));
    }

    [Test]
    public void Simulate_EverySubmittedResponse_PassesEveryEditAndStaysOnItsRoute()
    {
        var questionnaire = Study.Questionnaire;
        foreach (var response in Simulated.Value)
        {
            var route = new QuestionRouting(
                questionnaire,
                Frame.FindUnit(response.UnitId)!,
                response.Answers,
                ResponseSimulator.DefaultDate
            );
            Assert.That(route.AnswersOnRoute(), Is.EqualTo(response.Answers), response.UnitId);
            if (response.Status == FormStatus.Submitted)
            {
                Assert.That(new AnswerValidator(questionnaire, route).Validate(), Is.Empty, response.UnitId);
            }
        }
    }

    [Test]
    public void Simulate_Likelihoods_ShowInTheShares()
    {
        // About 3,400 submitted, 2,890 of them with an agreement: three standard errors are below 3 percentage points.
        var agreements = Submitted.Select(response => Text(response, "agreement")).ToList();
        var sources = Submitted
            .Where(response => Text(response, "agreement") == "yes")
            .Select(response => Text(response, "sources").Split(' '))
            .ToList();
        var known = sources.Where(names => names is not ["dk"]).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(Share(agreements, text => text == "yes"), Is.EqualTo(0.85).Within(0.03));
            Assert.That(Share(agreements, text => text == "dk"), Is.EqualTo(0.05).Within(0.03));
            Assert.That(Share(sources, names => names is ["dk"]), Is.EqualTo(0.05).Within(0.03));
            // Who ticked nothing (.1 × .6 × .9 = 5.4 %) ticks the likeliest.
            Assert.That(Share(known, names => names.Contains("crime")), Is.EqualTo(0.954).Within(0.03));
            Assert.That(Share(known, names => names.Contains("survey")), Is.EqualTo(0.4).Within(0.03));
            Assert.That(
                Share(Submitted.Where(response => response.UnitId[0] == 'P'), response => Text(response, "police_only") == "yes"),
                Is.EqualTo(0.75).Within(0.035)
            );
            Assert.That(
                Submitted.Average(response => double.Parse(Text(response, "years"), System.Globalization.CultureInfo.InvariantCulture)),
                Is.EqualTo(19.5).Within(0.7)
            );
            Assert.That(Share(Submitted, response => Text(response, "from").Length == 0), Is.EqualTo(0.12).Within(0.03));
            Assert.That(
                Submitted.Select(response => Text(response, "from")).Where(text => text.Length > 0),
                Has.All.StartsWith("200").And.All.Match("^200[89]")
            );
        });
    }

    [Test]
    public void Simulate_UnitsOfAPair_AgreeMoreThanByChance()
    {
        var byUnit = Submitted.ToDictionary(response => response.UnitId);
        var pairs = Enumerable
            .Range(1, 2000)
            .Where(index => byUnit.ContainsKey($"K{index}") && byUnit.ContainsKey($"P{index}"))
            .Select(index => (Text(byUnit[$"K{index}"], "agreement"), Text(byUnit[$"P{index}"], "agreement")))
            .ToList();

        // By chance .85² + .1² + .05² = .735; with probability .6² both draw the same: .36 + .64 × .735 = .83.
        Assert.That(Share(pairs, pair => pair.Item1 == pair.Item2), Is.EqualTo(0.83).Within(0.03));
    }

    [Test]
    public void Simulate_TheSameSeedTwice_GivesTheSameBytesAndAnotherSeedOthers()
    {
        var frame = Frame with { Units = [.. Frame.Units.Take(60)] };

        var first = Bytes(ResponseSimulator.Simulate(Study, frame, 7));
        var again = Bytes(ResponseSimulator.Simulate(Study, frame, 7));
        var other = Bytes(ResponseSimulator.Simulate(Study, frame, 8));

        Assert.That(again, Is.EqualTo(first));
        Assert.That(other, Is.Not.EqualTo(first));
    }

    [Test]
    public void Simulate_AQuestionMore_ChangesNoOtherAnswer()
    {
        var frame = Create.Frame(Frame.Units.Take(60));
        var wider = Study with
        {
            Questionnaire = Create.Questionnaire([
                Create.Section("new", Create.Question("new_one", QuestionType.WholeNumber, required: true)),
                .. Study.Questionnaire.Elements,
            ]),
        };

        var before = ResponseSimulator.Simulate(Study, frame, 1).Where(response => response.Status == FormStatus.Submitted);
        var after = ResponseSimulator
            .Simulate(wider, frame, 1)
            .Where(response => response.Status == FormStatus.Submitted)
            .Select(response => response with { Answers = new AnswerSet(response.Answers.Entries.Remove(new AnswerKey("new_one"))) });

        Assert.That(after, Is.EqualTo(before));
    }

    [Test]
    public void Simulate_UnitsThatDoNotAnswer_HaveNoResponse()
    {
        var frame = Create.Frame(Frame.Units.Take(200).Select(unit => unit with { Disposition = Disposition.Refused }));

        Assert.That(ResponseSimulator.Simulate(Study, frame, 1), Is.Empty);
    }

    [Test]
    public void Simulate_ASoftEditThatDoesNotHold_IsConfirmedByTheRespondent()
    {
        var unusual = Submitted
            .Select(response => response.Answers.GetStoredAnswer(new AnswerKey("years")))
            .Where(entry => double.Parse(entry.Text, System.Globalization.CultureInfo.InvariantCulture) > 35)
            .ToList();

        Assert.That(unusual, Is.Not.Empty);
        Assert.That(unusual.Select(entry => entry.Source), Has.All.EqualTo(AnswerSource.Confirmed));
    }

    private static string Text(UnitResponse response, string name) => response.Answers.GetStoredAnswer(new AnswerKey(name)).Text;

    private static double Share<T>(IEnumerable<T> all, Func<T, bool> holds)
    {
        var list = all.ToList();
        return list.Count(holds) / (double)list.Count;
    }

    private static string Bytes(IReadOnlyList<UnitResponse> responses)
    {
        var writer = new StringWriter();
        ResponseFile.Write(Study.Questionnaire, responses, writer);
        ResponseFile.WriteRows(Study.Questionnaire.Repeats.Single(), responses, writer);
        return writer.ToString();
    }
}
