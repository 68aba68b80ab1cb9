using System.Collections.Immutable;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Contacts;
using Survey.Data.Mail;
using Survey.Data.Mail.Bounces;
using Survey.Tests.Data.Mail.Bounces;
using Survey.Tests.Support;
using Survey.Web.Features.Shared.Messages;

namespace Survey.Tests.Web.Fieldwork.Mailings;

/// <summary>Mails that came back, as the research team takes them in and goes on to the next contact.</summary>
public sealed class BouncePagesTests
{
    private const string Bounces = "/manage/open/mailings/bounces";

    [Test]
    public async Task HardBounce_IsTakenInOnceAndLeadsToTheNextContactOnce()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        var anna = await AddContactAsync(site, "anna", ContactRole.Coordinator);
        var bo = await AddContactAsync(site, "bo", ContactRole.Deputy);
        var mail = await OrderAsync(site, anna);

        var message = Returned.FromPostfix(envelope: mail.ToString("N"));
        await TakeInAsync(researcher, message);
        var first = researcher.Text;
        await TakeInAsync(researcher, message);
        var second = researcher.Text;
        await researcher.GetAsync("/manage/open");
        var round = researcher.Text;
        await researcher.GetAsync(Bounces);
        var (id, next) = ((await ListAsync(site)).Single().Id, $"{Bounces}/{(await ListAsync(site)).Single().Id}/next");
        await researcher.SubmitAsync(next);
        var sent = researcher.Text;
        await researcher.PostAsync(next, researcher.HiddenField("__RequestVerificationToken"), ("address", bo));
        var again = researcher.Status;

        Assert.Multiple(async () =>
        {
            Assert.That(first, Does.Contain("Registrerade: 1").And.Contain($"Nästa kontakt: {bo}").And.Contain("5.1.1"));
            Assert.That(second, Does.Contain("Redan registrerade: 1"));
            Assert.That(round, Does.Contain("Kräver åtgärd").And.Contain("väntar på nästa steg: 1"));
            Assert.That(sent, Does.Contain("Ett nytt mejl har skickats").And.Not.Contain("Skicka nu"));
            Assert.That(again, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That(await MailsToAsync(site, bo), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task HardBounces_OfEveryAddress_LeaveTheUnitNotReachable()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        var mail = await OrderAsync(site, "m6@example.org");

        await TakeInAsync(researcher, Returned.FromPostfix(message: mail.ToString("N")));
        var page = researcher.Text;
        await researcher.GetAsync("/manage/open/mailings/new?Message=reminder&Units=M6");

        Assert.Multiple(() =>
        {
            Assert.That(page, Does.Contain("Nås inte").And.Contain("Gagnef").And.Contain("lägg till en kontakt"));
            Assert.That(researcher.Text, Does.Contain("alla adresser är döda"));
        });
    }

    [Test]
    public async Task Bounce_ThatIsWithdrawnWithAReason_LetsTheAddressBeMailedAgain()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        var mail = await OrderAsync(site, "m6@example.org");
        await TakeInAsync(researcher, Returned.FromPostfix(message: mail.ToString("N")));
        var withdraw = $"{Bounces}/{(await ListAsync(site)).Single().Id}/withdraw";

        await researcher.SubmitAsync(withdraw, ("reason", " "));
        var without = researcher.Status;
        await researcher.SubmitAsync(withdraw, ("reason", "Brevlådan är lagad"));
        await researcher.GetAsync("/manage/open/mailings/new?Message=reminder&Units=M6");

        Assert.That(without, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(researcher.Text, Does.Contain("Får mejlet: 1"));
    }

    /// <summary>By its address alone, and where the fault is ours the address stays.</summary>
    [Test]
    public async Task RefusalByPolicy_FoundByTheAddress_LeavesTheAddressAlone()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        var mail = await OrderAsync(site, "m6@example.org");
        await site.Services.GetRequiredService<IOutbox>().MarkSentAsync(mail, "250 OK", site.Round.OpensAt, default);

        await TakeInAsync(researcher, Returned.FromPostfix(status: "5.7.1", address: "M6@example.org"));

        Assert.That(researcher.Text, Does.Contain("Felet är vårt").And.Contain("Samma adress igen: m6@example.org"));
    }

    [Test]
    public async Task MessagesThatAreNoBounces_AreCountedAndChangeNothing()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        var mail = await OrderAsync(site, "m6@example.org");
        await researcher.GetAsync(Bounces);

        await researcher.UploadAsync(
            Bounces,
            ("Files", "person.eml", Returned.With(Returned.OfAPerson, mail)),
            ("Files", "away.eml", Returned.With(Returned.AutomaticReplyInSwedish, mail)),
            ("Files", "other.eml", Returned.FromPostfix(message: Guid.CreateVersion7().ToString("N")))
        );
        var page = researcher.Text;
        await researcher.GetAsync("/manage/open");

        Assert.That(page, Does.Contain("Registrerade: 1").And.Contain("Automatiskt svar"));
        Assert.That(page, Does.Contain("Hör inte till något mejl i omgången: 1"));
        Assert.That(page, Does.Contain("Varken studs eller automatiskt svar: 1"));
        Assert.That(researcher.Text, Does.Not.Contain("Kräver åtgärd"));
    }

    /// <summary>Pasted as text, as a person copies the source.</summary>
    private static async Task TakeInAsync(PageClient researcher, byte[] message)
    {
        await researcher.GetAsync(Bounces);
        await researcher.SubmitAsync(Bounces, ("Text", Encoding.UTF8.GetString(message)));
    }

    private static Task<IReadOnlyList<MailBounce>> ListAsync(ResearchSite site) =>
        site.Services.GetRequiredService<IBounceStore>().ListAsync(site.Round.Id, default);

    /// <summary>The invitation of unit M6, to one of its addresses.</summary>
    private static async Task<Guid> OrderAsync(ResearchSite site, string address)
    {
        var mailings = site.Services.GetRequiredService<IMailingStore>();
        var person = (await mailings.ListCandidatesAsync(site.Round.Id, default)).Single(each => each.Units[0].Unit == "M6");
        var order = new MailingOrder("https://prov.example", "forskare", TimeProvider.System.GetUtcNow().AddHours(-1));
        var (mailing, recipient) = site
            .Services.GetRequiredService<MailingService>()
            .CreateForOne(site.Round, "invitation", person, address, order);
        await mailings.AddAsync(mailing with { DueAt = mailing.DueAt.AddDays(30) }, [recipient], default);
        return recipient.MailId;
    }

    private static async Task<int> MailsToAsync(ResearchSite site, string address)
    {
        var mailings = site.Services.GetRequiredService<IMailingStore>();
        var count = 0;
        foreach (var mailing in await mailings.ListAsync(site.Round.Id, default))
        {
            count += (await mailings.ListRecipientsAsync(mailing.Mailing.Id, default)).Count(person => person.Address == address);
        }

        return count;
    }

    private static async Task<string> AddContactAsync(ResearchSite site, string name, ContactRole role)
    {
        var contact = new Contact
        {
            Id = Guid.CreateVersion7(),
            RoundId = site.Round.Id,
            Organisation = "Gagnefs kommun",
            Name = name,
            Role = role,
            Email = $"{name}@kommun.example",
            Phone = "",
            UnitIds = ["M6"],
        };
        var change = new ContactChange
        {
            ContactId = contact.Id,
            Revision = 1,
            Kind = ContactChangeKind.Added,
            Values = ImmutableArray<Survey.Data.Frames.Changes.FrameValueChange>.Empty,
            ChangedBy = "test",
            ChangedAt = site.Round.OpensAt,
        };
        await site.Services.GetRequiredService<IContactStore>().TrySaveAsync(contact, change, default);
        return contact.Email;
    }
}
