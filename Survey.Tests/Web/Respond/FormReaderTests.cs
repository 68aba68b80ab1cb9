using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Delegations;
using Survey.Data.Invitations;
using Survey.Data.Responses;
using Survey.Data.Rounds;
using Survey.Tests.Support;
using Survey.Web.Features.Respond;
using Survey.Web.Features.Shared;

namespace Survey.Tests.Web.Respond;

/// <summary>How often the database is asked for what a page shows.</summary>
public sealed class FormReaderTests
{
    private const int Forms = 49;

    private readonly List<string> calls = [];

    [Test]
    public async Task List_OfFortyNineForms_AsksOnceForTheirAnswersAndOnceForThoseOfTheRoundBefore()
    {
        await using var site = await StartAsync();
        var reader = Counted(site);
        var respondent = await RespondentAsync(site, reader);
        await reader.ListAsync(respondent, default);
        calls.Clear();

        var forms = await reader.ListAsync(respondent, default);

        Assert.Multiple(() =>
        {
            Assert.That(forms, Has.Count.EqualTo(Forms));
            Assert.That(forms.Select(form => form.Response.Sheet.Find(new AnswerKey("clarity")).Text), Is.EqualTo(Enumerable.Range(1, Forms).Select(number => number == 7 ? "2" : "")));
            Assert.That(calls, Is.EqualTo(new[] { "IRoundStore.FindAsync", "IResponseStore.ListAsync", "IResponseStore.ListAsync" }));
        });
    }

    [TestCase(FormReading.Answers, 4)]
    [TestCase(FormReading.Parts, 5)]
    public async Task Form_IsReadAsFarAsThePageNeeds(object reading, int queries)
    {
        await using var site = await StartAsync();
        var reader = Counted(site);
        var respondent = await RespondentAsync(site, reader);
        var person = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, respondent.Key.ToString())]));
        await reader.FindAsync(person, "P1", (FormReading)reading, default);
        calls.Clear();

        await reader.FindAsync(person, "P1", (FormReading)reading, default);

        Assert.That(calls, Has.Count.EqualTo(queries), string.Join(", ", calls));
    }

    /// <summary>One county with 49 forms, of which the seventh is begun.</summary>
    private static async Task<RespondentSite> StartAsync()
    {
        var rows = Enumerable.Range(1, Forms).Select(number => string.Create(CultureInfo.InvariantCulture, $"P{number},Kommun {number},police,Polisen i väst,{number},vast@polisen.example"));
        var site = await RespondentSite.StartAsync(Repository.PathOf("Survey.Tests", "Web", "Respond", "form.md"), "unit,name,respondent_group,organisation,pair,email\n" + string.Join('\n', rows) + "\n");
        var sheet = new AnswerSheet(ImmutableDictionary<AnswerKey, Entry>.Empty.Add(new AnswerKey("clarity"), new Entry("2")));
        await site.Responses.ImportAsync(site.Round.Id, [new UnitResponse("P7", ResponseStatus.Partial, sheet)], "test", site.Round.OpensAt, default);
        return site;
    }

    private FormReader Counted(RespondentSite site)
    {
        var rounds = CallCount.Of(site.Services.GetRequiredService<IRoundStore>(), calls);
        return new FormReader(
            CallCount.Of(site.Services.GetRequiredService<IInvitationStore>(), calls),
            CallCount.Of(site.Services.GetRequiredService<IDelegationStore>(), calls),
            rounds,
            CallCount.Of(site.Responses, calls),
            new PublishedStudies(rounds),
            site.Services.GetRequiredService<LocalClock>());
    }

    private static async Task<Respondent> RespondentAsync(RespondentSite site, FormReader reader) =>
        await reader.FindByCodeAsync(AccessCode.Hash(site.CodeOf("P1")), default) ?? throw new AssertionException("The code opens nothing.");
}
