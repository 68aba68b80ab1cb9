using NUnit.Framework;
using Survey.Analysis.Figures.Claims;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Kinds;
using Survey.Data.Studies.Workbooks;
using Survey.Tests.Analysis.Datasets;
using Survey.Tests.Data.Studies;

namespace Survey.Tests.Analysis.Figures.Definitions;

public sealed class FigureSheetReaderTests
{
    [TestCase("", "share | ${has_plan} = 'yes' |", "A", "no name")]
    [TestCase("1f", "share | ${has_plan} = 'yes' |", "A", "cannot be a figure's name")]
    [TestCase("f", "shares | ${has_plan} = 'yes' |", "B", "no kind of figure")]
    [TestCase("f", " | |", "B", "no kind of figure")]
    [TestCase("f", "share | |", "C", "no value")]
    [TestCase("f", "share | ${has_plan} = |", "C", "ends where a value is expected")]
    [TestCase("f", "share | ${has_plann} = 'yes' |", "C", "has_plann")]
    [TestCase("f", "share | ${has_plan} = 'yess' |", "C", "yess")]
    [TestCase("f", "share | has_plan |", "C", "is a question, not a condition")]
    [TestCase("f", "share | today() > 1 |", "C", "A figure cannot read the clock")]
    [TestCase("f", "share | selected(${sources}) |", "C", "takes 2")]
    [TestCase("f", "share | ${done} = 'yes' |", "C", "each row of 'measures'")]
    [TestCase("f", "distribution | sources |", "C", "no single-choice question")]
    [TestCase("f", "ranking | has_plan |", "C", "no multiple-choice question")]
    [TestCase("f", "battery | nothing |", "C", "no group of single-choice questions")]
    [TestCase("f", "mean | sources |", "C", "has no numbers")]
    [TestCase("f", "share | ${has_plan} = 'yes' | everybody |", "D", "over 'everybody'")]
    [TestCase("f", "share | ${has_plan} = 'yes' | | ${oops} = 1 |", "E", "oops")]
    [TestCase("f", "share | ${has_plan} = 'yes' | | | nowhere |", "F", "no variable 'nowhere'")]
    [TestCase("f", "share | ${has_plan} = 'yes' | | | sources |", "F", "cannot be broken down by")]
    [TestCase("f", "share | ${has_plan} = 'yes' | | | region*region |", "F", "with itself")]
    [TestCase("f", "battery | views | | | | five |", "G", "choice 'five'")]
    [TestCase("f", "quantile | years | | | | | 1.5 |", "H", "between 0 and 1")]
    [TestCase("f", "share | ${has_plan} = 'yes' | | | | | | exact |", "I", "no interval of a share")]
    [TestCase("f", "share | ${has_plan} = 'yes' | | | | | | student |", "I", "no interval of a share")]
    [TestCase("f", "share | ${done} = 'yes' | measures | | | | | hypergeometric |", "I", "clustered")]
    [TestCase("f", "share | ${has_plan} = 'yes' | | | | | | | D |", "J", "no mode")]
    [TestCase("f", "share | ${has_plan} = 'yes' | | | | | | | | heavy |", "K", "weights")]
    [TestCase("f", "agreement | has_plan | | | | | | | | | cubic |", "L", "Write one of: linear, none, quadratic")]
    [TestCase("f", "share | ${has_plan} = 'yes' | | | | | | | | region heavy |", "K", "'heavy' is not a frame column with categories")]
    [TestCase("f", "response_rate | rr1 rr7 |", "C", "'rr7' is no response rate")]
    [TestCase("f", "response_rate | | | | has_plan |", "F", "'has_plan' is known of those who answered only")]
    [TestCase("f", "response_rate | rr1 | | | region region*plan_either |", "F", "'plan_either' is known of those who answered only")]
    public void Read_AFaultyRow_NamesItsCellAndIsLeftOut(string name, string rest, string column, string message)
    {
        var reading = FigureSheetReader.Read(SmallStudy.Study($"| | {name} | {rest}\n| | good | share | ${{has_plan}} = 'yes' |"));

        var errors = reading.Problems.Where(problem => problem.Severity == Severity.Error).ToList();
        Assert.That(errors.Select(problem => problem.Location?.ToString()), Is.EqualTo(new[] { $"figures!{column}2" }));
        Assert.That(errors[0].Message, Does.Contain(message));
        Assert.That(reading.Figures.Select(figure => figure.Name), Is.EqualTo(new[] { "good" }));
    }

    [Test]
    public void Read_AMeanOfARanking_IsRefused()
    {
        var reading = StudyMarkdown.Read(
            """
            | survey |
            | | type | name | label |
            | | rank tools | order | Which first? |
            | choices |
            | | list_name | name | label |
            | | tools | pen | Pen |
            | | tools | robot | Robot |
            | figures |
            | | name | kind | value |
            | | f | mean | order |
            """
        );

        var problem = FigureSheetReader.Read(StudyMarkdown.Study(reading)).Problems.Single();

        Assert.That((problem.Code, problem.Location?.ToString()), Is.EqualTo(("G007", "figures!C2")));
        Assert.That(problem.Message, Does.Contain("'order' has no numbers"));
    }

    [TestCase("share | ${years} > 1 | | ${has_plan} = 'yes' and ${has_plan} = 'no' |", "G018 figures!E2")]
    [TestCase(
        "share | ${years} > 1 | | ${has_plan} = 'no' and ${is_used} = 'yes' |",
        "G018 figures!E2",
        Description = "Asked of those with a plan."
    )]
    [TestCase(
        "share | ${years} > 1 | | not(${is_used} = 'yes') and ${has_plan} = 'no' |",
        "G018 figures!E2",
        Description = "What is not asked is neither yes nor no."
    )]
    [TestCase("share | ${years} > 1 | | ${has_plan} = 'dk' |", "G018 figures!E2", Description = "Who does not know is unknown.")]
    [TestCase("mean | ${years} | | selected(${sources}, 'none') and selected(${sources}, 'a') |", "G018 figures!E2")]
    [TestCase("share | ${cost} > 1 | measures | ${done} = 'yes' and ${done} = 'no' |", "G018 figures!E2")]
    [TestCase("share | ${has_plan} = 'yes' | | ${has_plan} = 'no' |", "G019 figures!C2")]
    [TestCase("share | ${has_plan} = 'yes' or ${has_plan} = 'no' |", "G019 figures!C2")]
    [TestCase("share | ${years} > 1 | | ${respondent_group} = 'town' and ${for_towns} = 'yes' |", null)]
    [TestCase("share | ${years} > 1 | | ${has_plan} = 'no' or ${is_used} = 'yes' |", null)]
    [TestCase("share | ${years} > 1 | | ${plan_either} and ${has_plan} = 'no' |", null, Description = "The partner may have one.")]
    [TestCase("share | ${years} > 1 | | coalesce(${is_used} = 'yes', ${has_plan} = 'no') |", null)]
    [TestCase("share | ${years} > 1 | | if(${has_plan} = 'no', 1, ${is_used} = 'yes') = 1 |", null)]
    [TestCase(
        "share | ${wants_help} = 'yes' | | ${has_plan} != 'yes' |",
        "G019 figures!C2",
        Description = "Who has none is not asked, and of others it is not known."
    )]
    [TestCase("share | ${years} < 1 | | sum(${cost}) < 0 |", null)]
    [TestCase("share | ${size} = 'big' | frame | ${region} = 'north' |", null)]
    [TestCase("share | ${has_plan} = 'yes' |", null)]
    public void Read_AConditionThatNoAnswersTurn_IsAWarningAtItsCell(string rest, string? expected)
    {
        var reading = FigureSheetReader.Read(SmallStudy.Study($"| | f | {rest}"));

        Assert.That(reading.Figures, Has.Length.EqualTo(1));
        Assert.That(
            reading.Problems.Select(problem => $"{problem.Code} {problem.Location}"),
            Is.EqualTo(expected is null ? [] : new[] { expected })
        );
    }

    [Test]
    public void Read_ARowWithManyFaults_SaysThemAllAtOnce()
    {
        var reading = FigureSheetReader.Read(
            SmallStudy.Study("| | f | share | ${has_plan} = 'yess' | everybody | | nowhere | | 2 | exact | D | heavy |")
        );

        Assert.That(
            reading.Problems.Select(problem => problem.Location?.ToString()),
            Is.EquivalentTo(new[] { "C", "D", "F", "H", "I", "J", "K" }.Select(column => $"figures!{column}2"))
        );
    }

    [Test]
    public void Read_TwoOfOneName_KeepsTheFirst()
    {
        var reading = FigureSheetReader.Read(SmallStudy.Study("| | f | share | ${has_plan} = 'yes' |\n| | f | mean | years |"));

        Assert.That(reading.Figures.Select(figure => figure.Kind), Is.EqualTo(new[] { FigureKind.Share }));
        Assert.That(reading.Problems.Single().Message, Does.Contain("another figure named 'f'"));
    }

    [Test]
    public void Read_AFigure_HasWhatItsRowSays()
    {
        var figure = FigureSheetReader
            .Read(
                SmallStudy.Study(
                    "| | f | quantile | ${years} | frame | ${has_plan} = 'yes' | all region*has_plan region | | 0.25 | | C | no |"
                )
            )
            .Figures.Single();

        Assert.Multiple(() =>
        {
            Assert.That(figure.Breakdowns.Select(by => string.Join('*', by)), Is.EqualTo(new[] { "", "region*has_plan", "region" }));
            Assert.That(
                (figure.QuantileProbability, figure.Over, figure.IncludesSuperpopulation, figure.IsWeighted),
                Is.EqualTo((0.25, "frame", true, false))
            );
            Assert.That((figure.Value?.ToString(), figure.Base?.ToString()), Is.EqualTo(("${years}", "(${has_plan} = 'yes')")));
        });
    }

    [TestCase("has_plan", "has_plan", null)]
    [TestCase("${has_plan}", "has_plan", null)]
    [TestCase("${has_plan} = 'yes'", null, "(${has_plan} = 'yes')")]
    public void Read_AnAgreement_IsOfAQuestionOrACondition(string value, string? subject, string? condition)
    {
        var figure = FigureSheetReader.Read(SmallStudy.Study($"| | f | agreement | {value} |")).Figures.Single();

        Assert.That((figure.Subject, figure.Value?.ToString()), Is.EqualTo((subject, condition)));
    }

    [TestCase("| | c | |", "no test")]
    [TestCase("| | | share(f) > 0 |", "no name")]
    [TestCase("| | c | share(g) > 0 |", "no figure 'g'")]
    [TestCase("| | c | share(f) |", "is no test")]
    [TestCase("| | c | part(f) > 0 |", "no function 'part'")]
    [TestCase("| | c | share(r) > 0 |", "of kind ranking")]
    [TestCase("| | c | estimate(r) > 0 |", "Name one: a, b, none")]
    [TestCase("| | c | rank(r, 'z') = 1 |", "no category 'z'")]
    [TestCase("| | c | top(r, 2) = 'a' |", "Name as many")]
    [TestCase("| | c | top(r, 1) = 'z' |", "no category 'z'")]
    [TestCase("| | c | share(f, ${region} = 'north') > 0 |", "no such cell")]
    [TestCase("| | c | share(b) > 0 |", "Pick it by ${region}")]
    [TestCase("| | c | share(b, ${region} = 'west') > 0 |", "no value 'west'")]
    [TestCase("| | c | share(f) > ${years} |", "no number that figures have")]
    public void Read_AFaultyClaim_SaysWhatToDo(string claim, string message)
    {
        var study = SmallStudy.Study(
            "| | f | share | ${has_plan} = 'yes' |\n| | b | share | ${has_plan} = 'yes' | | | region |\n| | r | " + "ranking | sources |",
            claim
        );

        var reading = ClaimSheetReader.Read(study, FigureSheetReader.Read(study).Figures);

        Assert.That(reading.Claims, Is.Empty);
        Assert.That(reading.Problems.Select(problem => problem.Message), Has.Some.Contain(message));
    }

    [Test]
    public void Read_NoSheets_IsNoFault()
    {
        var study = SmallStudy.Study() with { Workbook = new Workbook([]) };

        Assert.That(FigureSheetReader.Read(study).Problems, Is.Empty);
        Assert.That(ClaimSheetReader.Read(study, []).Problems, Is.Empty);
    }
}
