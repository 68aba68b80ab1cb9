using NUnit.Framework;
using Survey.Analysis.Figures;
using Survey.Analysis.Figures.Claims;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Results;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Data.Simulation;
using Survey.Data.Studies;
using Survey.Tests.Support;

namespace Survey.Tests.Analysis.Figures;

/// <summary>The sample study's figures against plain counts of the answers' own text, which owe nothing to datasets or
/// expressions.</summary>
public sealed class SampleStudyTests
{
    private static readonly Lazy<(StudyFigures Figures, Dictionary<string, UnitResponse> Submitted, Frame Frame)> Sample = new(Load);

    private static StudyFigures Figures => Sample.Value.Figures;

    [Test]
    public void Sheets_OfTheSample_AreWithoutFault()
    {
        var study = Figures.Study;
        var reading = FigureSheetReader.Read(study);

        Assert.That(reading.Problems, Is.Empty);
        Assert.That(ClaimSheetReader.Read(study, reading.Figures).Problems, Is.Empty);
    }

    [TestCase("municipality")]
    [TestCase("police")]
    public void AllFiveSteps_InEitherGroup_AreAPlainCount(string group)
    {
        var steps = OfGroup(group)
            .Where(HasAgreement)
            .Select(answer =>
                AllTrue(
                    AllTrue(
                        IsOneOf(answer("leaderships_decided"), "both"),
                        HasAnyChoice(answer("structures"), "steering_group", "forum", "working_groups")
                    ),
                    AllTrue(IsOneOf(answer("own_mapping"), "written", "undocumented"), HasSource(answer("mapping_sources"))),
                    AllTrue(
                        IsOneOf(answer("joint_picture"), "written", "oral"),
                        IsOneOf(answer("joint_goals"), "measurable", "not_measurable")
                    ),
                    IsOneOf(answer("implementation"), "all", "most", "some"),
                    IsOneOf(answer("followup"), "written", "undocumented")
                )
            )
            .ToList();

        AssertMatches("all_five_core_share", group, steps);
    }

    [TestCase("municipality")]
    [TestCase("police")]
    public void EffectFollowUp_OfThoseThatFollowUp_IsAPlainCount(string group)
    {
        var kinds = OfGroup(group)
            .Where(HasAgreement)
            .Where(answer => IsOneOf(answer("followup"), "written", "undocumented") == true)
            .Select(answer => HasAnyChoice(answer("followup_kind"), "effect"))
            .ToList();

        AssertMatches("effect_followup_share", group, kinds);
    }

    [TestCase("municipality")]
    [TestCase("police")]
    public void Measures_InOrder_AreAPlainCount(string group)
    {
        var chosen = OfGroup(group)
            .Where(HasAgreement)
            .Where(answer => IsOneOf(answer("implementation"), "all", "most", "some") == true)
            .Select(answer => answer("measures").Split(' ').Where(name => name is not ("" or "dk")).ToList())
            .ToList();
        var expected = chosen.SelectMany(names => names).CountBy(name => name).ToDictionary();

        var cells = CellsOf("measures_ranking", group);

        Assert.That(
            cells.Where(cell => cell.Count > 0).ToDictionary(cell => cell.Category ?? "", cell => cell.Count ?? 0),
            Is.EquivalentTo(expected)
        );
        Assert.That(cells.Select(cell => cell.N).Distinct(), Is.EqualTo(new[] { chosen.Count(names => names.Count > 0) }));
    }

    [Test]
    public void Agreement_OfAllMunicipalities_TakesThePolicesWordWhereTheirOwnIsMissing()
    {
        var (_, submitted, frame) = Sample.Value;
        var either = frame
            .Units.Where(unit => unit.RespondentGroup == "municipality")
            .Select(unit => Says(unit.Id) ?? Says(frame.Units.Single(other => other.Pair == unit.Pair && other.Id != unit.Id).Id))
            .ToList();

        var cell = Figures.Figures.Single(figure => figure.Definition.Name == "agreement_municipalities").Cells.Single();

        Assert.That(
            (cell.Count, cell.N, cell.Unknown),
            Is.EqualTo((either.Count(says => says == true), either.Count(says => says is not null), either.Count(says => says is null)))
        );

        bool? Says(string unit) =>
            submitted.TryGetValue(unit, out var response) ? IsOneOf(Text(response, "agreement"), "in_force", "expired") : null;
    }

    [Test]
    public void Battery_TopAndMean_AreAPlainCount()
    {
        var answers = OfGroup("municipality").Where(HasAgreement).Select(answer => answer("difficulty_resources")).ToList();
        var scores = answers.Where(text => text is "1" or "2" or "3" or "4" or "5").Select(text => text[0] - '0').ToList();

        var cell = CellsOf("difficulties_battery", "municipality").Single(cell => cell.Category == "difficulty_resources");

        Assert.That((cell.N, cell.Count), Is.EqualTo((scores.Count, scores.Count(score => score >= 4))));
        Assert.That(cell.Mean, Is.EqualTo(scores.Average()).Within(1e-12));
    }

    [Test]
    public void EveryFigure_OfTheSample_HasCellsAndEveryClaimAVerdict()
    {
        Assert.That(Figures.Figures.Where(figure => figure.Cells.IsEmpty).Select(figure => figure.Definition.Name), Is.Empty);
        Assert.That(Figures.Claims.Where(claim => claim.ObservedValues.Length == 0).Select(claim => claim.Name), Is.Empty);
        Assert.That(Figures.Claims, Has.Length.GreaterThan(25));
    }

    private static void AssertMatches(string figure, string group, List<bool?> expected)
    {
        var cell = CellsOf(figure, group).Single();
        Assert.That(
            (cell.Count, cell.N, cell.Unknown),
            Is.EqualTo(
                (expected.Count(each => each == true), expected.Count(each => each is not null), expected.Count(each => each is null))
            )
        );
        Assert.That(
            cell.Estimate,
            Is.EqualTo((double)expected.Count(each => each == true) / expected.Count(each => each is not null)).Within(1e-12)
        );
    }

    private static List<FigureCell> CellsOf(string figure, string group) =>
        [
            .. Figures
                .Figures.Single(each => each.Definition.Name == figure)
                .Cells.Where(cell => cell.BreakdownValues.Single().Value == group),
        ];

    private static IEnumerable<Func<string, string>> OfGroup(string group)
    {
        var (_, submitted, frame) = Sample.Value;
        return frame
            .Units.Where(unit => unit.RespondentGroup == group && submitted.ContainsKey(unit.Id))
            .Select(unit => new Func<string, string>(question => Text(submitted[unit.Id], question)));
    }

    private static string Text(UnitResponse response, string question) => response.Answers.GetStoredAnswer(new AnswerKey(question)).Text;

    private static bool HasAgreement(Func<string, string> answer) => IsOneOf(answer("agreement"), "in_force", "expired") == true;

    private static bool? IsOneOf(string text, params string[] names) =>
        text is "" or "dk" or "8" or "9" or "na" ? null : names.Contains(text);

    private static bool? HasAnyChoice(string text, params string[] names) =>
        HasSource(text) is null ? null : text.Split(' ').Intersect(names).Any();

    private static bool? HasSource(string text) => text is "" or "dk" ? null : true;

    private static bool? AllTrue(params bool?[] parts) =>
        parts switch
        {
            _ when parts.Contains(false) => false,
            _ when parts.Contains(null) => null,
            _ => true,
        };

    private static (StudyFigures Figures, Dictionary<string, UnitResponse> Submitted, Frame Frame) Load()
    {
        var study = StudyFileReader.Read(RepositoryPaths.PathOf("samples", "samverkan", "study.md")).Study
            ?? throw new AssertionException("The sample study has faults.");
        using var file = new StreamReader(RepositoryPaths.PathOf("samples", "samverkan", "frame.csv"));
        var frame = FrameFileReader.Read(file, study).Frame ?? throw new AssertionException("The sample frame has faults.");
        var responses = ResponseSimulator.Simulate(study, frame, seed: 7);
        var submitted = responses.Where(response => response.Status == FormStatus.Submitted).ToDictionary(response => response.UnitId);
        return (FigureCalculator.ComputeAll(study, frame, responses), submitted, frame);
    }
}
