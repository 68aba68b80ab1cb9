using System.Collections.Immutable;
using NUnit.Framework;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Responses.Team;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Storage;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.EngineNames))]
public sealed class ResponseStoreTests(string engineName) : StoreFixture(engineName)
{
    [Test]
    public async Task Read_OfAUnitNeverSaved_IsRevisionZeroWithNothing()
    {
        var response = await ReadAsync(await PublishAsync());

        Assert.Multiple(() =>
        {
            Assert.That(response.Revision, Is.Zero);
            Assert.That(response.Answers.Entries, Is.Empty);
            Assert.That(response.ToUnitResponse(), Is.Null);
        });
    }

    [Test]
    public async Task CountChanges_GrowsWithEveryChangeOfTheRoundAndNoOther()
    {
        var (roundId, other) = (await PublishAsync(), await PublishAsync("2027"));
        var counts = new List<int> { await Responses.CountChangesAsync(roundId, default) };

        await Responses.SaveAsync(Save(roundId, 0, ("q1", "yes")), default);
        counts.Add(await Responses.CountChangesAsync(roundId, default));
        await Responses.SaveAsync(Save(roundId, 1, ("q1", "no")), default);
        counts.Add(await Responses.CountChangesAsync(roundId, default));
        await Responses.SaveAsync(Save(roundId, 0, ("q2", "much")) with { UnitId = "b" }, default);
        counts.Add(await Responses.CountChangesAsync(roundId, default));
        await Responses.SaveAsync(Save(other, 0, ("q1", "yes")), default);
        counts.Add(await Responses.CountChangesAsync(roundId, default));

        Assert.That(counts, Is.EqualTo(new[] { 0, 1, 2, 3, 3 }));
    }

    [Test]
    public async Task Save_OfEveryKindOfEntry_IsReadBackAsItWas()
    {
        var roundId = await PublishAsync();
        var changes = ImmutableDictionary<AnswerKey, StoredAnswer>
            .Empty.Add(new("q1"), new StoredAnswer("Blåbär \"&\" <lingon>\n\u2028 \0 🌲 ' ; DROP TABLE Response"))
            .Add(new("roster", 12), new StoredAnswer("", MissingReason.DoesNotKnow))
            .Add(new("q2"), new StoredAnswer(new string('å', AnswerText.MaximumLength), Source: AnswerSource.Confirmed));

        await Responses.SaveAsync(Save(roundId, 0) with { Changes = changes }, default);

        var response = await ReadAsync(roundId);
        Assert.Multiple(() =>
        {
            Assert.That(response.Answers.Entries, Is.EquivalentTo(changes));
            Assert.That(response.AnswerRevisions.Values, Is.EqualTo(new[] { 1, 1, 1 }));
            Assert.That(response.SavedAt, Is.EqualTo(Now));
        });
    }

    [Test]
    public async Task Save_OfDifferentAnswersSeenAtTheSameRevision_BothWin()
    {
        var roundId = await PublishAsync();

        await Responses.SaveAsync(Save(roundId, 0, ("q1", "yes")), default);
        var second = await Responses.SaveAsync(Save(roundId, 0, ("q2", "much")), default);

        Assert.Multiple(() =>
        {
            Assert.That(second, Is.InstanceOf<SaveOutcome.Saved>());
            Assert.That(((SaveOutcome.Saved)second).Response.Revision, Is.EqualTo(2));
            Assert.That(TextOf(((SaveOutcome.Saved)second).Response, "q1"), Is.EqualTo("yes"));
        });
    }

    [Test]
    public async Task Save_OfAnAnswerChangedSinceItWasSeen_IsAConflictAndNothingOfItIsIn()
    {
        var roundId = await PublishAsync();
        await Responses.SaveAsync(Save(roundId, 0, ("q1", "yes")), default);

        var outcome = await Responses.SaveAsync(Save(roundId, 0, ("q1", "no"), ("q2", "much")), default);

        var response = await ReadAsync(roundId);
        Assert.Multiple(() =>
        {
            Assert.That((outcome as SaveOutcome.Conflict)?.ConflictingKeys, Is.EqualTo(new[] { new AnswerKey("q1") }));
            Assert.That(TextOf(response, "q1"), Is.EqualTo("yes"));
            Assert.That(TextOf(response, "q2"), Is.Empty);
            Assert.That(response.Revision, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Save_OfWhatIsThereAlready_LeavesNoRow()
    {
        var roundId = await PublishAsync();
        await Responses.SaveAsync(Save(roundId, 0, ("q1", "yes")), default);

        var outcome = await Responses.SaveAsync(Save(roundId, 0, ("q1", "yes"), ("q2", "")), default);

        var journal = await Responses.ReadJournalAsync(roundId, "a", default);
        Assert.Multiple(() =>
        {
            Assert.That(outcome, Is.InstanceOf<SaveOutcome.Saved>());
            Assert.That(journal, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task Save_OfASubmittedResponse_IsRefused()
    {
        var roundId = await PublishAsync();
        await Responses.SubmitAsync(Submit(roundId, 0), default);

        var outcome = await Responses.SaveAsync(Save(roundId, 1, ("q1", "yes")), default);

        Assert.That(outcome, Is.InstanceOf<SaveOutcome.AlreadySubmitted>());
    }

    [Test]
    public async Task Submit_OfWhatWasSeen_GivesAReceiptAndKeepsTheAnswers()
    {
        var roundId = await PublishAsync();
        await Responses.SaveAsync(Save(roundId, 0, ("q1", "yes")), default);

        await Responses.SubmitAsync(Submit(roundId, 1), default);

        var response = await ReadAsync(roundId);
        Assert.Multiple(() =>
        {
            Assert.That(response.IsSubmitted);
            Assert.That(response.SubmittedAt, Is.EqualTo(Now));
            Assert.That(response.Receipt, Does.Match("^SV-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$"));
            Assert.That(response.SubmittedAnswers?.GetStoredAnswer(new AnswerKey("q1")).Text, Is.EqualTo("yes"));
        });
    }

    [Test]
    public async Task Submit_Twice_GivesTheFirstReceipt()
    {
        var roundId = await PublishAsync();
        var first = await Responses.SubmitAsync(Submit(roundId, 0), default);

        var second = await Responses.SubmitAsync(Submit(roundId, 0), default);

        Assert.That(ReceiptOf(second), Is.EqualTo(ReceiptOf(first)).And.Not.Null);
    }

    [Test]
    public async Task Submit_WithNotes_StoresBothInOneRow_AndTwiceIsOnce()
    {
        var roundId = await PublishAsync();
        await Responses.SaveAsync(Save(roundId, 0, ("q1", "yes")), default);
        var note = new StoredAnswer("", MissingReason.PartNotReturned);
        var submit = Submit(roundId, 1) with { Changes = ImmutableDictionary<AnswerKey, StoredAnswer>.Empty.Add(new("q2"), note) };

        var first = await Responses.SubmitAsync(submit, default);
        var second = await Responses.SubmitAsync(submit, default);
        var other = await Responses.SubmitAsync(Submit(roundId, 1), default);

        var response = await ReadAsync(roundId);
        Assert.Multiple(() =>
        {
            Assert.That(
                (
                    response.Answers.GetStoredAnswer(new AnswerKey("q2")),
                    response.SubmittedAnswers?.GetStoredAnswer(new AnswerKey("q2")),
                    response.Revision
                ),
                Is.EqualTo((note, note, 2))
            );
            Assert.That(ReceiptOf(second), Is.EqualTo(ReceiptOf(first)).And.Not.Null);
            Assert.That(other, Is.InstanceOf<SubmitOutcome.ChangedSince>(), "it would have noted something else");
        });
    }

    [Test]
    public async Task Submit_OfAnswersThatChangedSince_IsRefused()
    {
        var roundId = await PublishAsync();
        await Responses.SaveAsync(Save(roundId, 0, ("q1", "yes")), default);
        await Responses.SaveAsync(Save(roundId, 1, ("q2", "much")), default);

        var open = await Responses.SubmitAsync(Submit(roundId, 1), default);
        await Responses.SubmitAsync(Submit(roundId, 2), default);
        var submitted = await Responses.SubmitAsync(Submit(roundId, 1), default);

        Assert.Multiple(() =>
        {
            Assert.That(open, Is.InstanceOf<SubmitOutcome.ChangedSince>());
            Assert.That(submitted, Is.InstanceOf<SubmitOutcome.ChangedSince>());
        });
    }

    [Test]
    public async Task Submit_ThatComesLateAfterAReopening_DoesNotCloseItAgain()
    {
        var roundId = await PublishAsync();
        await Responses.SubmitAsync(Submit(roundId, 0), default);
        await Responses.ReopenAsync(roundId, "a", "anna", Now, default);

        var late = await Responses.SubmitAsync(Submit(roundId, 0), default);

        Assert.That(late, Is.InstanceOf<SubmitOutcome.ChangedSince>());
    }

    [Test]
    public async Task Reopen_OfASubmittedResponse_LetsItChangeWhileTheSubmissionCounts()
    {
        var roundId = await PublishAsync();
        await Responses.SaveAsync(Save(roundId, 0, ("q1", "yes")), default);
        await Responses.SubmitAsync(Submit(roundId, 1), default);

        var reopened = await Responses.ReopenAsync(roundId, "a", "anna", Now, default);
        await Responses.SaveAsync(Save(roundId, reopened.Revision, ("q1", "no")), default);

        var response = await ReadAsync(roundId);
        Assert.Multiple(() =>
        {
            Assert.That(reopened.IsSubmitted, Is.False);
            Assert.That(TextOf(response, "q1"), Is.EqualTo("no"));
            Assert.That(response.ToUnitResponse()?.Answers.GetStoredAnswer(new AnswerKey("q1")).Text, Is.EqualTo("yes"));
            Assert.That(response.Receipt, Is.EqualTo(reopened.Receipt).And.Not.Null);
        });
    }

    [Test]
    public async Task TryReopen_WithAReason_KeepsItBesideTheRow_OnceForARevision()
    {
        var roundId = await PublishAsync();
        await Responses.SubmitAsync(Submit(roundId, 0), default);
        var reopening = new Reopening
        {
            RoundId = roundId,
            UnitId = "a",
            Revision = 2,
            Reason = "The municipality called.",
            ReopenedBy = "team",
            ReopenedAt = Now,
        };

        var first = await Responses.TryReopenAsync(reopening, default);
        var second = await Responses.TryReopenAsync(reopening with { Revision = 3 }, default);

        var journal = await Responses.ReadJournalAsync(roundId, "a", default);
        Assert.Multiple(() =>
        {
            Assert.That((first, second), Is.EqualTo((true, false)));
            Assert.That(journal.Select(row => row.Action), Is.EqualTo(new[] { JournalAction.Submitted, JournalAction.Reopened }));
            Assert.That(journal[^1].Person, Is.EqualTo("team"));
        });
        Assert.That(await Responses.ListReopeningsAsync(roundId, "a", default), Is.EqualTo(new[] { reopening }));
    }

    [Test]
    public async Task TryReopen_OfARevisionThatWasNotSeen_ChangesNothing()
    {
        var roundId = await PublishAsync();
        await Responses.SubmitAsync(Submit(roundId, 0), default);
        var reopening = new Reopening
        {
            RoundId = roundId,
            UnitId = "a",
            Revision = 1,
            Reason = "Too old.",
            ReopenedBy = "team",
            ReopenedAt = Now,
        };

        Assert.That(await Responses.TryReopenAsync(reopening, default), Is.False);
        Assert.That((await ReadAsync(roundId)).IsSubmitted, Is.True);
    }

    [Test]
    public async Task Reopen_OfAnOpenResponse_LeavesNoRow()
    {
        var roundId = await PublishAsync();

        await Responses.ReopenAsync(roundId, "a", "anna", Now, default);

        Assert.That(await Responses.ReadJournalAsync(roundId, "a", default), Is.Empty);
    }

    [Test]
    public async Task Journal_Replayed_IsTheResponse()
    {
        var roundId = await PublishAsync();
        await Responses.SaveAsync(Save(roundId, 0, ("q1", "yes"), ("q2", "much")), default);
        await Responses.SaveAsync(Save(roundId, 1, ("q2", "")), default);
        await Responses.SubmitAsync(Submit(roundId, 2), default);
        await Responses.ReopenAsync(roundId, "a", "anna", Now, default);
        await Responses.SaveAsync(Save(roundId, 4, ("q2", "little")), default);

        var response = await ReadAsync(roundId);
        var journal = await Responses.ReadJournalAsync(roundId, "a", default);
        var answers = new Dictionary<AnswerKey, StoredAnswer>();
        var changedAt = new Dictionary<AnswerKey, int>();
        foreach (var (row, key, entry) in from row in journal from change in row.Changes select (row, change.Key, change.Value))
        {
            answers[key] = entry;
            changedAt[key] = row.Revision;
        }

        Assert.Multiple(() =>
        {
            Assert.That(journal.Select(row => row.Revision), Is.EqualTo(new[] { 1, 2, 3, 4, 5 }));
            Assert.That(
                journal.Select(row => row.Action.ToString()),
                Is.EqualTo(new[] { "Saved", "Saved", "Submitted", "Reopened", "Saved" })
            );
            Assert.That(journal.Select(row => row.SeenRevision), Is.EqualTo(new[] { 0, 1, 2, 3, 4 }));
            Assert.That(response.Answers.Entries, Is.EquivalentTo(answers));
            Assert.That(response.AnswerRevisions, Is.EquivalentTo(changedAt));
            Assert.That(response.Receipt, Is.EqualTo(journal[2].Receipt).And.Not.Null);
        });
    }

    [TestCase("UPDATE Journal SET Person = 'nobody'")]
    [TestCase("DELETE FROM Journal")]
    public async Task Journal_ChangedPastTheStore_Refuses(string sql)
    {
        await Responses.SaveAsync(Save(await PublishAsync(), 0, ("q1", "yes")), default);

        Assert.That(
            async () => await Database.RunAsync(sql),
            Throws.InstanceOf<System.Data.Common.DbException>().With.Message.Contains("append-only")
        );
    }

    [Test]
    public async Task Save_OfAUnitOutsideTheFrame_Fails()
    {
        var roundId = await PublishAsync();

        Assert.That(
            async () => await Responses.SaveAsync(Save(roundId, 0, ("q1", "yes")) with { UnitId = "A" }, default),
            Throws.InstanceOf<System.Data.Common.DbException>()
        );
    }

    [Test]
    public async Task Import_OfUnits_LeavesAloneWhatIsThere()
    {
        var roundId = await PublishAsync();
        await Responses.SaveAsync(Save(roundId, 0, ("q1", "mine")), default);

        var added = await Responses.ImportAsync(
            roundId,
            [Imported("a", FormStatus.Submitted), Imported("b", FormStatus.Submitted), Imported("c", FormStatus.InProgress)],
            "import",
            Now,
            default
        );

        var responses = await Responses.ListAsync(roundId, default);
        Assert.Multiple(() =>
        {
            Assert.That(added, Is.EqualTo(2));
            Assert.That(
                responses.Select(response => (response.UnitId, TextOf(response, "q1"), response.IsSubmitted)),
                Is.EqualTo(new[] { ("a", "mine", false), ("b", "imported", true), ("c", "imported", false) })
            );
            Assert.That(responses[1].Receipt, Is.Not.Null);
        });
    }

    [Test]
    public async Task Import_ThatFailsHalfway_LeavesNothing()
    {
        var roundId = await PublishAsync();

        Assert.That(
            async () =>
                await Responses.ImportAsync(
                    roundId,
                    [Imported("a", FormStatus.InProgress), Imported("not in the frame", FormStatus.InProgress)],
                    "import",
                    Now,
                    default
                ),
            Throws.InstanceOf<System.Data.Common.DbException>()
        );
        Assert.That(await Responses.ListAsync(roundId, default), Is.Empty);
    }

    private static UnitResponse Imported(string unit, FormStatus status) =>
        new(unit, status, AnswerSet.Empty.With([new(new AnswerKey("q1"), new StoredAnswer("imported"))]));

    private static string? ReceiptOf(SubmitOutcome outcome) => (outcome as SubmitOutcome.Accepted)?.Response.Receipt;

    [Test]
    public async Task TryMove_ToANewVersion_TellsEveryStartedResponseAndChangesNoAnswer()
    {
        var roundId = await PublishAsync();
        await Responses.SaveAsync(Save(roundId, 0, ("q1", "yes")), default);
        await Responses.SubmitAsync(Submit(roundId, 1), default);
        await Responses.SaveAsync(Save(roundId, 0, ("q1", "no")) with { UnitId = "b" }, default);
        var change = await ChangeAsync(roundId);

        var isMoved = await Responses.TryChangeVersionAsync(roundId, change, "team", Now, default);

        var (submitted, started) = (await ReadAsync(roundId), await Responses.ReadAsync(roundId, "b", default));
        Assert.Multiple(async () =>
        {
            Assert.That(isMoved, Is.True);
            Assert.That((await Rounds.FindAsync(roundId, default))?.StudyHash, Is.EqualTo(change.To.Hash));
            Assert.That((await Rounds.FindStudyAsync(change.To.Hash, default))?.Version, Is.EqualTo("2"));
            Assert.That(submitted.IsSubmitted, Is.True);
            Assert.That(TextOf(submitted, "q1"), Is.EqualTo("yes"));
            Assert.That(submitted.SubmittedAnswers?.GetStoredAnswer(new AnswerKey("q3")).Reason, Is.EqualTo(MissingReason.NotAsked));
            Assert.That(started.Answers.Entries.Keys, Is.EqualTo(new[] { new AnswerKey("q1") }));
            Assert.That(
                (await Responses.ReadJournalAsync(roundId, "b", default)).Select(row => (row.Action, row.Person, row.Page, row.Revision)),
                Is.EqualTo(new[] { (JournalAction.Saved, "anna", "q1", 1), (JournalAction.Versioned, "team", change.To.Hash, 2) })
            );
            Assert.That(await Responses.ReadJournalAsync(roundId, "c", default), Is.Empty);
            Assert.That(
                await Responses.ListMovesAsync(roundId, default),
                Is.EqualTo(new[] { new RecordedMove("a", 3, change.To.Hash, Now), new RecordedMove("b", 2, change.To.Hash, Now) })
            );
        });
    }

    [Test]
    public async Task TryMove_ToAVersionWithFewerChoices_ReadsTheRoundWithTheFormerOnes()
    {
        static string WithList(string choices) =>
            $"| | select_one k | q3 | Mer? |\n| choices |\n| | list_name | name | label::Svenska (sv) |\n| | k | a | A |\n{choices}";
        var (first, second, third) = (
            ReadStudy(more: WithList("| | k | b | B |\n")),
            ReadStudy(more: WithList("| | k | c | C |\n"), version: "2"),
            ReadStudy(more: WithList(""), version: "3")
        );
        var round = RoundOf(first);
        await Rounds.TryPublishAsync(round, first, Create.Frame(Create.Unit("a")), default);
        var frame = await Rounds.ReadFrameAsync(round.Id, default);

        await Responses.TryChangeVersionAsync(round.Id, VersionChange.Compute(first, second, frame, [], default), "team", Now, default);
        var back = VersionChange.Compute(second, third, frame, [], default);
        await Responses.TryChangeVersionAsync(round.Id, back, "team", Now.AddDays(1), default);

        var read = await Rounds.ReadStudyAsync(round with { StudyHash = third.Hash }, default);
        Assert.Multiple(() =>
        {
            Assert.That(read.Hash, Is.EqualTo(third.Hash), "the version that is asked");
            Assert.That(
                read.Questionnaire.FindQuestion("q3")?.List?.FormerChoices.Select(choice => choice.Label.ForLanguage("sv")),
                Is.EqualTo(new[] { "C (erbjuds inte längre)", "B (erbjuds inte längre)" }),
                "the latest version's first"
            );
            Assert.That(first.Questionnaire.FindQuestion("q3")?.List?.FormerChoices, Is.Empty);
        });
    }

    [Test]
    public async Task TryMove_FromAVersionThatIsNoLongerAsked_ChangesNothing()
    {
        var roundId = await PublishAsync();
        await Responses.SaveAsync(Save(roundId, 0, ("q1", "yes")), default);
        var change = await ChangeAsync(roundId);
        await Responses.TryChangeVersionAsync(roundId, change, "team", Now, default);

        var isMoved = await Responses.TryChangeVersionAsync(roundId, change, "team", Now, default);

        Assert.That((isMoved, (await ReadAsync(roundId)).Revision), Is.EqualTo((false, 2)));
    }

    private async Task<VersionChange> ChangeAsync(Guid roundId) =>
        VersionChange.Compute(
            ReadStudy(),
            ReadStudy(more: "| | text | q3 | Mer? |\n", version: "2"),
            await Rounds.ReadFrameAsync(roundId, default),
            await Responses.ListAsync(roundId, default),
            default
        );
}
