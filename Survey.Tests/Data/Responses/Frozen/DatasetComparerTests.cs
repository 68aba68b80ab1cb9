using NUnit.Framework;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Responses.Frozen;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Responses.Frozen;

public sealed class DatasetComparerTests
{
    private static readonly Frame Before = Create.Frame(
        Create.Unit("same"),
        Create.Unit("renamed"),
        Create.Unit("left"),
        Create.Unit("answered"),
        Create.Unit("refused")
    );

    [Test]
    public void Compare_OfFrames_NamesUnitsAddedRemovedAndChanged()
    {
        var now = Create.Frame(
            Create.Unit("same"),
            Create.Unit("renamed") with { DisplayName = "Nytt namn" },
            Create.Unit("left").WithDisposition(Disposition.Ineligible),
            Create.Unit("answered"),
            Create.Unit("refused").WithDisposition(Disposition.Refused),
            Create.Unit("new")
        );

        var changes = DatasetComparer.Compare(Create.Study(), Before, [], now, []);

        Assert.Multiple(() =>
        {
            Assert.That(changes.Units.Select(unit => unit.Unit.Id), Is.EqualTo(new[] { "renamed", "left", "refused", "new" }));
            Assert.That(changes.Units[0].Columns, Is.EqualTo(new[] { "name" }));
            Assert.That(changes.Units[2].Row, Is.EqualTo(FrameRowChange.None));
            Assert.That((changes.AddedUnits, changes.RemovedUnits, changes.ChangedUnits), Is.EqualTo((1, 1, 1)));
            Assert.That(changes.ChangedDispositions, Is.EqualTo(2));
            Assert.That(changes.AddedResponses + changes.ChangedResponses, Is.Zero);
        });
    }

    [Test]
    public void Compare_OfResponses_CountsAnswersByQuestion_AndWhoSubmitted()
    {
        UnitResponse[] before =
        [
            Of("same", FormStatus.Submitted, ("a", "1")),
            Of("renamed", FormStatus.Submitted, ("a", "1"), ("b", "2"), ("c", "3")),
            Of("left", FormStatus.InProgress, ("a", "1")),
        ];
        var confirmed = new StoredAnswer("1", null, AnswerSource.Confirmed, "Stämmer");
        UnitResponse[] now =
        [
            before[0] with { Answers = before[0].Answers.With([KeyValuePair.Create(new AnswerKey("a"), confirmed)]) },
            Of("renamed", FormStatus.Submitted, ("a", "1"), ("b", "9"), ("d", "4")),
            Of("left", FormStatus.Submitted, ("a", "1")),
            Of("answered", FormStatus.InProgress, ("b", "5")),
        ];

        var changes = DatasetComparer.Compare(Create.Study(), Before, before, Before, now);

        Assert.Multiple(() =>
        {
            Assert.That(changes.Units.Select(unit => unit.Unit.Id), Is.EqualTo(new[] { "renamed", "left", "answered" }));
            Assert.That(changes.Units[0].Questions, Is.EqualTo(new[] { "b", "c", "d" }));
            Assert.That(changes.Units.Select(unit => unit.ChangedAnswers), Is.EqualTo(new[] { 3, 0, 1 }));
            Assert.That((changes.AddedResponses, changes.ChangedResponses, changes.NewlySubmitted), Is.EqualTo((1, 2, 1)));
            Assert.That(changes.ByQuestion, Is.EqualTo(new[] { ("b", 2), ("c", 1), ("d", 1) }));
        });
    }

    [Test]
    public void Compare_OfAnAnswerThatBecomesDontKnow_IsAChange()
    {
        UnitResponse[] before = [Of("same", FormStatus.Submitted, ("a", "1"))];
        var unknown = new StoredAnswer("", MissingReason.DoesNotKnow);
        UnitResponse[] now = [before[0] with { Answers = before[0].Answers.With([KeyValuePair.Create(new AnswerKey("a"), unknown)]) }];

        Assert.That(DatasetComparer.Compare(Create.Study(), Before, before, Before, now).ChangedAnswers, Is.EqualTo(1));
    }

    private static UnitResponse Of(string unit, FormStatus status, params (string Key, string Text)[] answers) =>
        new(unit, status, Create.Sheet(answers));
}
