using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Delegations;
using Survey.Data.Invitations;
using Survey.Data.Responses;
using Survey.Data.Responses.Team;
using Survey.Data.Rounds;
using Survey.Tests.Support;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Tests.Web.Respond.Forms;

/// <summary>How often the database is asked for what a page shows.</summary>
public sealed class FormLoaderTests
{
    private const int Forms = 49;

    private readonly List<string> calls = [];

    [Test]
    public async Task List_OfFortyNineForms_AsksOnceForTheirAnswersAndOnceForThoseOfTheRoundBefore()
    {
        await using var site = await StartAsync();
        var reader = CreateRecordingLoader(site);
        var respondent = await RespondentAsync(site, reader);
        await reader.ListAsync(respondent, default);
        calls.Clear();

        var forms = await reader.ListAsync(respondent, default);

        Assert.Multiple(() =>
        {
            Assert.That(forms, Has.Count.EqualTo(Forms));
            Assert.That(
                forms.Select(form => form.Response.Answers.GetStoredAnswer(new AnswerKey("clarity")).Text),
                Is.EqualTo(Enumerable.Range(1, Forms).Select(number => number == 7 ? "2" : ""))
            );
            Assert.That(
                calls,
                Is.EqualTo(
                    new[]
                    {
                        "IRoundStore.FindAsync",
                        "IUnitExtensionStore.ReadClosingsAsync",
                        "IResponseStore.ListAsync",
                        "IResponseStore.ListAsync",
                    }
                )
            );
        });
    }

    [TestCase(FormIncludes.AnswersOnly, 5)]
    [TestCase(FormIncludes.Delegations, 6)]
    public async Task Form_IsReadAsFarAsThePageNeeds(object reading, int queries)
    {
        await using var site = await StartAsync();
        var reader = CreateRecordingLoader(site);
        var respondent = await RespondentAsync(site, reader);
        var person = new ClaimsPrincipal(new ClaimsIdentity([new Claim(SurveyAuthentication.CodeClaim, respondent.CodeHash)]));
        await reader.FindAsync(person, "P1", (FormIncludes)reading, default);
        calls.Clear();

        await reader.FindAsync(person, "P1", (FormIncludes)reading, default);

        Assert.That(calls, Has.Count.EqualTo(queries), string.Join(", ", calls));
    }

    /// <summary>One county with 49 forms, of which the seventh is begun.</summary>
    private static async Task<RespondentSite> StartAsync()
    {
        var rows = Enumerable
            .Range(1, Forms)
            .Select(number =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"P{number},Kommun {number},police,Polisen i väst,{number},vast@polisen.example"
                )
            );
        var site = await RespondentSite.StartAsync(
            RepositoryPaths.PathOf("Survey.Tests", "Web", "Respond", "form.md"),
            "unit,name,respondent_group,organisation,pair,email\n" + string.Join('\n', rows) + "\n"
        );
        var sheet = new AnswerSet(ImmutableDictionary<AnswerKey, StoredAnswer>.Empty.Add(new AnswerKey("clarity"), new StoredAnswer("2")));
        await site.Responses.ImportAsync(
            site.Round.Id,
            [new UnitResponse("P7", FormStatus.InProgress, sheet)],
            "test",
            site.Round.OpensAt,
            default
        );
        return site;
    }

    private FormLoader CreateRecordingLoader(RespondentSite site)
    {
        var rounds = CallRecorder.Wrap(site.Services.GetRequiredService<IRoundStore>(), calls);
        return new FormLoader(
            CallRecorder.Wrap(site.Services.GetRequiredService<IInvitationStore>(), calls),
            CallRecorder.Wrap(site.Services.GetRequiredService<IDelegationStore>(), calls),
            rounds,
            CallRecorder.Wrap(site.Services.GetRequiredService<IUnitExtensionStore>(), calls),
            CallRecorder.Wrap(site.Services.GetRequiredService<IEntryStore>(), calls),
            CallRecorder.Wrap(site.Responses, calls),
            new PublishedStudyCache(rounds),
            site.Services.GetRequiredService<LocalClock>()
        );
    }

    private static async Task<Respondent> RespondentAsync(RespondentSite site, FormLoader reader)
    {
        var hashes = await site.Services.GetRequiredService<AccessCodeService>().ListHashesAsync(site.CodeOf("P1"));
        return await reader.FindByCodeAsync(hashes[0], default) ?? throw new AssertionException("The code opens nothing.");
    }
}
