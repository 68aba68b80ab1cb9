using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Delegations;
using Survey.Data.Mail;
using Survey.Tests.Support;
using Survey.Web.Features.Shared;

namespace Survey.Tests.Web.Respond.Overview;

/// <summary>A colleague who opens their part after its day is told so, and until when the part can still be answered.</summary>
public sealed class OverdueDelegationTests
{
    [TestCase(-3, "Din del skulle ha varit klar [0-9]+ \\w+ 20[0-9]{2}. Du kan fortfarande svara, senast ")]
    [TestCase(0, "Svara senast ")]
    [TestCase(3, "Svara senast ")]
    public async Task Part_AfterItsDay_CanStillBeAnswered_AndSaysUntilWhen(int days, string said)
    {
        await using var site = await RespondentSite.StartAsync();
        var today = site.Services.GetRequiredService<LocalClock>().Today;
        var code = await DelegateAsync(site, today.AddDays(days));
        var colleague = site.NewVisitor();
        await colleague.GetAsync($"/r/{code}");
        await colleague.SubmitAsync($"/r/{code}");

        Assert.That(colleague.Text, Does.Match(said));
        await colleague.GetAsync("/form/K1/saved");
        Assert.That(colleague.Text.Contains($"Svara senast {today.AddDays(days).Day} ", StringComparison.Ordinal), Is.EqualTo(days >= 0));
    }

    private static async Task<string> DelegateAsync(RespondentSite site, DateOnly due)
    {
        var mail = new OutgoingMail
        {
            Id = Guid.CreateVersion7(),
            To = "asa@kommun.example",
            ToName = "Åsa Öst",
            Subject = "En del",
            Body = "En länk",
            QueuedAt = site.Round.OpensAt,
        };
        var part = new Delegation
        {
            Id = Guid.CreateVersion7(),
            InvitationId = (await site.FindInvitationAsync("K1")).Id,
            RoundId = site.Round.Id,
            UnitId = "K1",
            SectionNames = ["views"],
            ColleagueName = "Åsa Öst",
            ColleagueEmail = "asa@kommun.example",
            CoordinatorName = "Bo Ek",
            CoordinatorEmail = "bo@kommun.example",
            Message = "",
            DueOn = due,
            DelegatedAt = site.Round.OpensAt,
            MailId = mail.Id,
        };
        return await site.AddDelegationAsync(part, mail);
    }
}
