using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Contacts;
using Survey.Web.Features.Shared.Messages;

namespace Survey.Tests.Web.Mail;

/// <summary>A mail goes to the contact to be asked first, else to the frame's address.</summary>
public sealed class MailingContactTests
{
    [Test]
    public async Task Mailing_OfAUnitWithContacts_GoesToTheCoordinatorThenTheDeputyThenOthersThenTheFrame()
    {
        await using var site = await MailingSite.StartAsync();
        var other = await SaveAsync(site, NewContact(site, "other", ContactRole.Other, "A"));
        var deputy = await SaveAsync(site, NewContact(site, "deputy", ContactRole.Deputy, "A"));
        var coordinator = await SaveAsync(site, NewContact(site, "coordinator", ContactRole.Coordinator, "A"));
        var asked = new List<string>();

        foreach (var contact in new[] { coordinator, deputy, other })
        {
            asked.Add(await AddressOfAsync(site, "A"));
            await SaveAsync(site, contact with { EndedAt = MailingSite.Now, Revision = 1 });
        }

        asked.Add(await AddressOfAsync(site, "A"));
        Assert.That(asked, Is.EqualTo(new[] { "coordinator", "deputy", "other", "ale" }));
    }

    /// <summary>The link opens all units of the person.</summary>
    [TestCase("C1", "pol")]
    [TestCase("C1 C2", "anna")]
    public async Task Mailing_OfAPersonWithTwoUnits_GoesOnlyToAContactOfBoth(string units, string expected)
    {
        await using var site = await MailingSite.StartAsync();
        await SaveAsync(site, NewContact(site, "anna", ContactRole.Coordinator, units.Split(' ')));

        Assert.That(await AddressOfAsync(site, "C1"), Is.EqualTo(expected));
    }

    [Test]
    public async Task Mailing_OfAUnitWithoutAnAddressInTheFrame_GoesToItsContact()
    {
        await using var site = await MailingSite.StartAsync();
        await SaveAsync(site, NewContact(site, "habo", ContactRole.Other, "F"));

        Assert.That(await AddressOfAsync(site, "F"), Is.EqualTo("habo"));
    }

    [Test]
    public async Task Mailing_ToAContactWhoIsNoneAnyMoreWhenItIsSent_IsNotSent()
    {
        await using var site = await MailingSite.StartAsync();
        await using var server = new FakeSmtpServer("250 OK");
        var contact = await SaveAsync(site, NewContact(site, "anna", ContactRole.Coordinator, "A"));
        var mailing = await site.OrderAsync();
        await SaveAsync(site, contact with { EndedAt = MailingSite.Now, Revision = 1 });

        await MailingSite.RunAsync(site.NewWorker(server));

        Assert.That(await site.StatesAsync(mailing), Has.Some.EqualTo("anna: Cancelled"));
        Assert.That(server.ReadMails(), Has.Count.EqualTo(3));
    }

    private static async Task<string> AddressOfAsync(MailingSite site, string unit) =>
        (await site.PlanAsync(new MailingSelection { Units = [unit] })).Recipients.Single().Address.Split('@')[0];

    private static Contact NewContact(MailingSite site, string name, ContactRole role, params string[] units) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            RoundId = site.Round.Id,
            Organisation = "",
            Name = name,
            Role = role,
            Email = $"{name}@prov.example",
            Phone = "",
            UnitIds = [.. units],
        };

    private static async Task<Contact> SaveAsync(MailingSite site, Contact contact)
    {
        var change = new ContactChange
        {
            ContactId = contact.Id,
            Revision = contact.Revision + 1,
            Kind = contact.Revision == 0 ? ContactChangeKind.Added : ContactChangeKind.Changed,
            Values = ImmutableArray<Survey.Data.Frames.Changes.FrameValueChange>.Empty,
            ChangedBy = "test",
            ChangedAt = MailingSite.Now,
        };
        Assert.That(await site.Services.GetRequiredService<IContactStore>().TrySaveAsync(contact, change, default), Is.True);
        return contact;
    }
}
