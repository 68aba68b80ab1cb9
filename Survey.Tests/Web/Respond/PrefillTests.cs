using System.Collections.Immutable;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond;

/// <summary>What the unit answered in the round before stands beside its questions, and fills in those that begin with it.</summary>
public sealed class PrefillTests
{
    [Test]
    public async Task LastRound_StandsBesideItsQuestion_AndFillsInWhatBeginsWithIt()
    {
        await using var site = await StartAsync(("years", "12"), ("budget", "1234.5"), ("council", "no"));
        var visitor = await site.SignInAsync("K1");

        await visitor.GetAsync("/form/K1/details");

        Assert.Multiple(async () =>
        {
            Assert.That(visitor.Text, Does.Contain("Förra gången: 12").And.Contain("Förra gången: Nej"));
            Assert.That(visitor.Html, Does.Match("name=\"budget\"[^>]*value=\"1&#xA0;234,5\""));
            Assert.That(visitor.Text, Does.Contain("Uppgiften är ifylld i förväg."));
            Assert.That(
                (await site.Responses.ReadAsync(site.Round.Id, "K1", default)).Answers.Entries,
                Is.Empty,
                "nothing is answered before somebody has looked"
            );
        });

        await visitor.SubmitAsync("/form/K1/details", ("council", "yes"), ("council_name", "Rådet"), ("budget", "1234,5"));
        await visitor.GetAsync("/form/K1/details");
        var sheet = (await site.Responses.ReadAsync(site.Round.Id, "K1", default)).Answers;
        Assert.Multiple(() =>
        {
            Assert.That(sheet.GetStoredAnswer(new AnswerKey("budget")), Is.EqualTo(new StoredAnswer("1234.5")));
            Assert.That(visitor.Text, Does.Contain("Förra gången: 1\u00A0234,5").And.Not.Contain("Uppgiften är ifylld i förväg."));
        });
    }

    [Test]
    public async Task WhatIsFilledInBeforehand_AndTakenAway_DoesNotComeBack()
    {
        await using var site = await StartAsync(("budget", "1234.5"));
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/details");

        await visitor.SubmitAsync("/form/K1/details", ("council", "no"), ("budget", ""));
        await visitor.GetAsync("/form/K1/details");

        Assert.That(visitor.Html, Does.Match("name=\"budget\"[^>]*value=\"\""));
        Assert.That(visitor.Text, Does.Contain("Förra gången: 1\u00A0234,5").And.Not.Contain("ifylld i förväg"));
        await visitor.GetAsync("/form/K1/check");
        Assert.That(visitor.Text, Does.Match("Hur stor är budgeten i tusen kronor\\? Inte besvarad"));
    }

    [Test]
    public async Task Paper_OfAFormThatNobodyBegan_SaysWhatIsFilledInBeforehand()
    {
        await using var site = await StartAsync(("budget", "1234.5"));
        var visitor = await site.SignInAsync("K1");

        await visitor.GetAsync("/form/K1/print");

        Assert.That(visitor.Text, Does.Contain("Ifyllt i förväg").And.Contain("1\u00A0234,5").And.Contain("Inget är besvarat än."));
    }

    [Test]
    public async Task LastRound_OfAnotherUnit_OrNotHandedIn_IsNotShown()
    {
        await using var site = await StartAsync(("years", "12"));
        await site.Responses.ImportAsync(
            site.Closed.Id,
            [CreateResponse("P1", FormStatus.InProgress, ("police_goal", "Hemligt"))],
            "test",
            site.Closed.OpensAt,
            default
        );
        var other = await site.SignInAsync("K2");
        await other.GetAsync("/form/K2/details");
        var police = await site.SignInAsync("P1");
        await police.GetAsync("/form/P1/police_goal");

        Assert.That(other.Text + police.Text, Does.Not.Contain("Förra gången"));
    }

    private static async Task<RespondentSite> StartAsync(params (string Name, string Text)[] answers)
    {
        var site = await RespondentSite.StartAsync();
        await site.Responses.ImportAsync(
            site.Closed.Id,
            [CreateResponse("K1", FormStatus.Submitted, answers)],
            "test",
            site.Closed.OpensAt,
            default
        );
        return site;
    }

    internal static UnitResponse CreateResponse(string unit, FormStatus status, params (string Name, string Text)[] answers) =>
        new(
            unit,
            status,
            new AnswerSet(answers.ToImmutableDictionary(answer => new AnswerKey(answer.Name), answer => new StoredAnswer(answer.Text)))
        );
}
