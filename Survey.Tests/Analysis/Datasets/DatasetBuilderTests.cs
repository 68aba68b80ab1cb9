using NUnit.Framework;
using Survey.Analysis.Datasets;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Analysis.Datasets;

public sealed class DatasetBuilderTests
{
    private static readonly FrameUnit[] Units =
    [
        SmallStudy.Unit("T1"),
        SmallStudy.Unit("T2"),
        SmallStudy.Unit("T3"),
        SmallStudy.Unit("T4", disposition: Disposition.Refused),
        SmallStudy.Unit("T5", disposition: Disposition.Ineligible),
    ];

    [Test]
    public void Build_EveryKindOfGap_HasItsReason()
    {
        var dataset = SmallStudy.Dataset(
            Units,
            SmallStudy.Submitted("T1", ("has_plan", "no"), ("years", "-")),
            SmallStudy.Submitted("T2", ("has_plan", "yes"), ("is_used", "dk"), ("sources", "dk"), ("for_towns", "na")),
            SmallStudy.Partial("T3", ("has_plan", "yes"))
        );

        Assert.Multiple(() =>
        {
            Assert.That(Reason("is_used", 0), Is.EqualTo(MissingReason.NotApplicable), "routed away");
            Assert.That(Reason("years", 0), Is.EqualTo(MissingReason.NotAsked), "not a number: given to a version that asked for text");
            Assert.That(Reason("is_used", 1), Is.EqualTo(MissingReason.DoesNotKnow));
            Assert.That(Reason("sources", 1), Is.EqualTo(MissingReason.DoesNotKnow));
            Assert.That(Reason("for_towns", 1), Is.EqualTo(MissingReason.NotApplicable), "answered so");
            Assert.That(Reason("years", 1), Is.EqualTo(MissingReason.NotAnswered));
            Assert.That(Reason("is_used", 2), Is.EqualTo(MissingReason.NotReached));
            Assert.That(Reason("has_plan", 3), Is.EqualTo(MissingReason.NotReached));
            Assert.That(Reason("has_plan", 0), Is.Null);
        });

        MissingReason? Reason(string name, int unit) => dataset.Units.Find(name)?.MissingAt(unit);
    }

    [Test]
    public void Build_AnswersOffTheRoute_CountForNothing()
    {
        var dataset = SmallStudy.Dataset(Units, SmallStudy.Submitted("T1", ("has_plan", "no"), ("sources", "a b"), ("cost#1", "5")));

        Assert.That(dataset.Units.Find("sources")?.TextAt(0), Is.Empty);
        Assert.That(dataset.Repeats["measures"].Length, Is.Zero);
    }

    [Test]
    public void Build_TheWordsOfAnOtherWithoutItsTick_AreKept()
    {
        var role = Create.Single("role", Create.List("roles", Create.Choice("chief"), Create.Choice("other"))) with { HasOther = true };
        var dataset = DatasetBuilder.Build(
            Create.Study(Create.Questionnaire(role)),
            Create.Frame(Create.Unit("K1"), Create.Unit("K2")),
            [
                SmallStudy.Submitted("K1", ("role", "chief"), ("role_other", "kvar")),
                SmallStudy.Submitted("K2", ("role", "other"), ("role_other", "egen")),
            ]
        );

        Assert.That(new[] { 0, 1 }.Select(unit => dataset.Units.Find("role_other")?.TextAt(unit)), Is.EqualTo(new[] { "kvar", "egen" }));
    }

    [Test]
    public void Build_Rows_BelongToTheirUnit()
    {
        var dataset = SmallStudy.Dataset(
            Units,
            SmallStudy.Submitted("T2", ("has_plan", "yes"), ("cost#3", "7"), ("cost#1", "5")),
            SmallStudy.Submitted("T1", ("has_plan", "yes"), ("done#1", "no"))
        );

        var rows = dataset.Repeats["measures"];
        Assert.That(rows.UnitOfRow.ToArray(), Is.EqualTo(new[] { 0, 1, 1 }));
        Assert.That(rows.RowPaths, Is.EqualTo(new RowPath[] { 1, 1, 3 }));
        Assert.That(Enumerable.Range(0, 3).Select(row => rows.Find("cost")?.TextAt(row)), Is.EqualTo(new[] { "", "5", "7" }));
    }

    [Test]
    public void Build_Dispositions_AnAnswerOutranksAllButIneligible()
    {
        var dataset = SmallStudy.Dataset(
            Units,
            SmallStudy.Submitted("T1", ("has_plan", "no")),
            SmallStudy.Partial("T2", ("has_plan", "no")),
            SmallStudy.Partial("T3"),
            SmallStudy.Submitted("T4", ("has_plan", "no")),
            SmallStudy.Submitted("T5", ("has_plan", "no"))
        );

        Assert.That(
            dataset.Dispositions,
            Is.EqualTo(
                new[] { Disposition.Complete, Disposition.Partial, Disposition.NotStarted, Disposition.Complete, Disposition.Ineligible }
            )
        );
        Assert.That(dataset.SubmittedUnits.Rows(), Is.EqualTo(new[] { 0, 3 }));
        Assert.That(dataset.EligibleUnits.Rows(), Is.EqualTo(new[] { 0, 1, 2, 3 }));
    }

    [Test]
    public void Hash_OfTheSameAnswers_IsTheSameHoweverTheyCome()
    {
        var one = SmallStudy.Dataset(
            Units,
            SmallStudy.Submitted("T1", ("has_plan", "no"), ("years", "3")),
            SmallStudy.Submitted("T2", ("has_plan", "yes"))
        );
        var other = SmallStudy.Dataset(
            Units,
            SmallStudy.Submitted("T2", ("has_plan", "yes"), ("is_used", "")),
            SmallStudy.Partial("T3"),
            SmallStudy.Submitted("T1", ("years", "3"), ("has_plan", "no"))
        );

        Assert.That(other.Hash, Is.EqualTo(one.Hash));
        Assert.That(one.Hash, Does.Match("^[0-9a-f]{64}$"));
    }

    [Test]
    public void Hash_OfAnyOtherAnswer_IsAnother()
    {
        var hashes = new[]
        {
            SmallStudy.Dataset(Units),
            SmallStudy.Dataset(Units[..4]),
            SmallStudy.Dataset(Units, SmallStudy.Submitted("T1", ("has_plan", "no"))),
            SmallStudy.Dataset(Units, SmallStudy.Partial("T1", ("has_plan", "no"))),
            SmallStudy.Dataset(Units, SmallStudy.Submitted("T1", ("has_plan", "yes"))),
            SmallStudy.Dataset(Units, SmallStudy.Submitted("T2", ("has_plan", "no"))),
        }
            .Select(dataset => dataset.Hash)
            .ToList();

        Assert.That(hashes, Is.Unique);
    }

    [Test]
    public void Build_AResponseOfNobody_IsRefused()
    {
        Assert.That(
            () => SmallStudy.Dataset(Units, SmallStudy.Submitted("X9", ("has_plan", "no"))),
            Throws.ArgumentException.With.Message.Contains("X9")
        );
    }

    [Test]
    public void Build_NobodyAnswered_IsADatasetAllTheSame()
    {
        var dataset = DatasetBuilder.Build(SmallStudy.Study(), new Frame { Units = [] }, []);

        Assert.That((dataset.Length, dataset.SubmittedUnits.Count), Is.EqualTo((0, 0)));
    }
}
