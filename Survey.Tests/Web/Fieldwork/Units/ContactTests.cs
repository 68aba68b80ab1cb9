using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Contacts;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Fieldwork.Units;

/// <summary>The contacts of a unit: many people of an organisation, each of them for one or all of its units.</summary>
public sealed class ContactTests
{
    private const string Action = "/manage/open/unit/contact";

    [Test]
    public async Task Contacts_AddedForAnOrganisation_AreShownOnEachOfItsUnits_WhoIsMailedMarked()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();

        await researcher.GetAsync("/manage/open/unit?unit=P1");
        await AddAsync(researcher, "P1", ("Name", "Eva"), ("Role", "Deputy"), ("Email", "e@x.example"), ("ForOrganisation", "true"));
        await AddAsync(researcher, "P1", ("Name", "Siv"), ("Role", "Coordinator"), ("Email", "s@x.example"));
        var own = HtmlTable.Parse(researcher).Rows;
        await researcher.GetAsync("/manage/open/unit?unit=P2");
        var other = HtmlTable.Parse(researcher).Rows;

        // One link opens P1, P2 and P3: Siv, who is a contact of P1 alone, does not get it.
        Assert.Multiple(() =>
        {
            Assert.That(own.Select(row => (row[0], row[4])), Is.EqualTo(new[] { ("Eva", "Bjuds in först"), ("Siv", "") }));
            Assert.That(other.Select(row => (row[0], row[4])), Is.EqualTo(new[] { ("Eva", "Bjuds in först") }));
        });
    }

    [Test]
    public async Task Contact_ChangedEndedAndResumed_KeepsItsHistory()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        await researcher.GetAsync("/manage/open/unit?unit=M6");
        await AddAsync(researcher, "M6", ("Name", "Anna"), ("Email", "anna@x.example"));
        var id = (await Store(site).ListAsync(site.Round.Id, "M6", default)).Single().Id.ToString();

        await ChangeAsync(researcher, id, "1", ("Name", "Anna"), ("Phone", "08-1"));
        await ChangeAsync(researcher, id, "2", ("Ends", "true"));
        var ended = (await Store(site).ListAsync(site.Round.Id, "M6", default)).Single();
        await ChangeAsync(researcher, id, "2", ("Resumes", "true"));
        var status = researcher.Status;
        await ChangeAsync(researcher, id, "3", ("Resumes", "true"));

        Assert.Multiple(async () =>
        {
            Assert.That((ended.IsActive, ended.Phone, ended.Email), Is.EqualTo((false, "08-1", "")));
            Assert.That(status, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That(
                (await Store(site).ListChangesAsync(site.Round.Id, "M6", default)).Select(change => change.Kind),
                Is.EqualTo(
                    new[] { ContactChangeKind.Added, ContactChangeKind.Changed, ContactChangeKind.Ended, ContactChangeKind.Resumed }
                )
            );
            Assert.That(researcher.Text, Does.Contain("email: anna@x.example → (tomt)").And.Contain("phone: (tomt) → 08-1"));
        });
    }

    [TestCase("", "anna@x.example", "Ange ett namn")]
    [TestCase("Anna", "anna", "är ingen e-postadress")]
    [TestCase("Anna", "", "e-postadress eller ett telefonnummer")]
    [TestCase("Anna", "BO@x.example", "samma e-postadress")]
    public async Task Contact_ThatCannotBe_SaysWhy(string name, string email, string message)
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        await researcher.GetAsync("/manage/open/unit?unit=M6");
        await AddAsync(researcher, "M6", ("Name", "Bo"), ("Email", "bo@x.example"));

        await AddAsync(researcher, "M6", ("Name", name), ("Email", email));

        Assert.Multiple(async () =>
        {
            Assert.That(researcher.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(researcher.Text, Does.Contain(message));
            Assert.That(await Store(site).ListAsync(site.Round.Id, default), Has.Count.EqualTo(1));
        });
    }

    private static IContactStore Store(ResearchSite site) => site.Services.GetRequiredService<IContactStore>();

    private static Task AddAsync(PageClient researcher, string unit, params (string Name, string Value)[] fields) =>
        researcher.PostAsync(Action, [.. Token(researcher), ("Unit", unit), ("Seen", "0"), .. fields]);

    private static Task ChangeAsync(PageClient researcher, string id, string seen, params (string Name, string Value)[] fields) =>
        researcher.PostAsync(Action, [.. Token(researcher), ("Unit", "M6"), ("Id", id), ("Seen", seen), .. fields]);

    /// <summary>The page holds several forms of one address; their token is the same.</summary>
    private static IEnumerable<(string Name, string Value)> Token(PageClient researcher) =>
        [researcher.HiddenField("__RequestVerificationToken")];
}
