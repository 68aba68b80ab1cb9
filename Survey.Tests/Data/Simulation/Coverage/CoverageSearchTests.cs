using NUnit.Framework;
using Survey.Data.Questionnaires;
using Survey.Data.Simulation.Coverage;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Simulation.Coverage;

public sealed class CoverageSearchTests
{
    private static readonly DateOnly Today = new(2012, 5, 1);
    private static readonly Survey.Data.Frames.Frame Frame = Create.Frame(
        Create.Unit("K1"),
        Create.Unit("K2"),
        Create.Unit("P1", "police")
    );

    [Test]
    public void Run_NarrowConditions_AreSolvedAndCovered()
    {
        var report = Run(
            Create.Single("agreement", required: true),
            Create.Question("staff", QuestionType.WholeNumber, route: "${agreement} = 'yes'", required: true) with
            {
                Constraint = Create.Parse(". >= 0 and . <= 123456"),
            },
            Create.Question("half", QuestionType.WholeNumber, required: true) with
            {
                Constraint = Create.Parse(". * 2 = 86420"),
            },
            Create.Question("rest", QuestionType.Number, required: true) with
            {
                SoftConstraint = Create.Parse("${half} + . = 50000"),
            },
            Create.Question("of_police", route: "${respondent_group} = 'police' and ${staff} = 77777"),
            Create.Question("from", QuestionType.Date, required: true) with
            {
                Constraint = Create.Parse(". > '1987-03-04' and . < '1987-03-06'"),
            },
            Create.Question("number", required: true) with
            {
                Constraint = Create.Parse(@"regex(., '^[0-9]{6}-\d{4}$') and string-length(.) = 11"),
            }
        );

        Assert.Multiple(() =>
        {
            Assert.That(report.Unreached, Is.Empty);
            Assert.That(report.DeadEnds, Is.Empty);
            Assert.That(report.Covered, Is.EqualTo(report.Goals));
        });
    }

    [Test]
    public void Run_AConditionBehindACalculation_IsReached()
    {
        var report = Run(
            Create.Question("a", QuestionType.WholeNumber, required: true),
            Create.Question("b", QuestionType.WholeNumber, required: true),
            Create.Question("both", QuestionType.Calculation) with
            {
                Calculation = Create.Parse("${a} + ${b}"),
            },
            Create.Question("exactly", route: "${both} = 4711 and ${a} > 4000 and ${b} > 100")
        );

        Assert.That(report.Unreached, Is.Empty);
    }

    [Test]
    public void Run_WhatNobodyCanReach_IsNamedOnce()
    {
        var report = Run(
            Create.Single("agreement", required: true),
            Create.Single("never", route: "${agreement} = 'yes' and ${agreement} = 'no'") with
            {
                SoftConstraint = Create.Parse(". = 'yes'"),
            },
            Create.Single("filtered", required: true) with
            {
                ChoiceFilter = Create.Parse("name != 'dk'"),
            },
            Create.Question("always", QuestionType.WholeNumber) with
            {
                SoftConstraint = Create.Parse(". = ."),
            }
        );

        Assert.That(
            report.Unreached.Select(goal => (goal.Kind, goal.Question, goal.Choice)),
            Is.EqualTo(
                new[]
                {
                    (CoverageGoalKind.Question, "never", ""),
                    (CoverageGoalKind.Choice, "filtered", "dk"),
                    (CoverageGoalKind.SoftEditBroken, "always", ""),
                }
            )
        );
        Assert.That(
            report.Unreached.Select(goal => goal.IsImpossible),
            Is.EqualTo(new[] { true, true, false }),
            "that . = . always holds is not proved"
        );
        Assert.That(
            CoverageReportFormatter.FormatLines(report),
            Is.EqualTo(
                new[]
                {
                    "survey!A1: cannot be reached: no answers lead to 'never'.",
                    "survey!A1: cannot be reached: the choice filter never offers 'dk' where 'filtered' is asked.",
                    "survey!A1: not reached: every answer tried meets the soft constraint of 'always'.",
                    $"{report.Covered} of {report.Goals} questions, choices and edits covered by {report.Respondents} respondents, 2 "
                        + $"proved to be unreachable; 0 dead ends",
                }
            )
        );
    }

    [Test]
    public void Run_ALockedQuestion_IsSeenAndNotAnswered()
    {
        var report = Run(
            Create.Single("agreement", required: true),
            Create.Single("fixed") with
            {
                ReadOnly = Create.Parse("true()"),
                Default = Create.Parse("'yes'"),
            },
            Create.Single("at_times", required: true) with
            {
                ReadOnly = Create.Parse("${agreement} = 'yes'"),
            }
        );

        Assert.Multiple(() =>
        {
            Assert.That(
                (report.Unreached, report.DeadEnds),
                Is.EqualTo(
                    (
                        System.Collections.Immutable.ImmutableArray<CoverageGoal>.Empty,
                        System.Collections.Immutable.ImmutableArray<DeadEnd>.Empty
                    )
                )
            );
            Assert.That(report.Goals, Is.EqualTo(9), "a locked question has no choices to come by");
        });
    }

    [Test]
    public void Run_ACountedRepeat_HasAsManyRowsAsTheWorkbookSays()
    {
        var rows = Create.Repeat("offices", Create.Single("open"), Create.Question("last", route: "position(..) = 7")) with
        {
            RowCount = Create.Parse("7"),
        };

        Assert.That(Run(rows).Unreached, Is.Empty);
    }

    [Test]
    public void Run_DeadEnds_AreNamedWithWhatLedThere()
    {
        var report = Run(
            Create.Single("agreement", required: true),
            Create.Single("none", route: "${agreement} = 'no'", required: true) with
            {
                ChoiceFilter = Create.Parse("${agreement} = 'yes'"),
            },
            Create.Question("sometimes", QuestionType.WholeNumber, required: true) with
            {
                Constraint = Create.Parse("${agreement} = 'yes'"),
            },
            Create.Question("impossible", QuestionType.WholeNumber, required: true) with
            {
                Constraint = Create.Parse(". > 5 and . < 6"),
            },
            Create.Question("after")
        );

        Assert.Multiple(() =>
        {
            Assert.That(
                report.DeadEnds.Select(end => (end.Kind, end.Question)),
                Is.EqualTo(
                    new[] { (DeadEndKind.NoChoice, "none"), (DeadEndKind.PageAtTimes, "sometimes"), (DeadEndKind.Page, "impossible") }
                )
            );
            Assert.That(report.DeadEnds[0].Before, Is.EqualTo("agreement = 'no'"));
            Assert.That(report.Unreached.Select(goal => goal.Question), Does.Contain("after"));
        });
    }

    [Test]
    public void Run_APageWhosePartsMustSumUp_IsNoDeadEnd()
    {
        var page = new Group
        {
            Name = "shares",
            Label = Create.Text("shares"),
            Appearance = ["field-list"],
            Location = Create.Place,
            Elements =
            [
                .. new[] { "a", "b", "c" }.Select(name =>
                    Create.Question(name, QuestionType.WholeNumber, required: true) with
                    {
                        Constraint = Create.Parse(". >= 0 and . <= 100"),
                    }
                ),
                Create.Question("d", QuestionType.WholeNumber, required: true) with
                {
                    Constraint = Create.Parse(". >= 0 and ${a} + ${b} + ${c} + . = 100"),
                },
            ],
        };

        Assert.That(Run(page).DeadEnds, Is.Empty);
    }

    [Test]
    public void Run_TheSameSeed_GivesTheSameReport()
    {
        Element[] parts = [Create.Single("a"), Create.Question("b", route: "${a} = 'yes'"), Create.Question("c", route: "${a} = 'maybe'")];

        var first = CoverageReportFormatter.FormatLines(Run(parts)).ToList();
        Assert.That(
            CoverageReportFormatter.FormatLines(Run(parts)),
            Is.EqualTo(first).And.Some.EqualTo("survey!A1: cannot be reached: no answers lead to 'c'.")
        );
    }

    private static CoverageReport Run(params Element[] parts) =>
        CoverageSearch.Run(Create.Questionnaire(Create.Section("all", parts)), Frame, 1, Today);
}
