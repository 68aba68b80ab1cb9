using System.Net;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond.Questions;

/// <summary>A roster inside another's rows, on the pages of a form without script.</summary>
public sealed class NestedRosterTests
{
    private const string Form = """
        | survey |
        | | type | name | label | relevant | required | calculation | repeat_max |
        | | begin_group | all | Everything | | | | |
        | | begin_repeat | home | Homes | | | | |
        | | text | street | Street | | yes | | |
        | | begin_repeat | person | Persons at ${street} | | | | 2 |
        | | text | person_name | Name | | | | |
        | | integer | age | Age of ${person_name} | | yes | | |
        | | text | school | School | ${age} < 20 and ${street} != '' | | | |
        | | end_repeat | | | | | | |
        | | begin_repeat | car | Cars | ${street} != 'Nygatan' | | | |
        | | text | plate | Plate | | | | |
        | | end_repeat | | | | | | |
        | | end_repeat | | | | | | |
        | | text | last | Last | | | | |
        | | end_group | | | | | | |
        | settings |
        | | form_title | form_id | default_language |
        | | Homes | homes | English (en) |
        """;

    private const string Frame =
        "unit,name,respondent_group,organisation,pair,email\nK1,Ale,municipality,Ale kommun,1,ale@kommun.example\n";

    [Test]
    public async Task Rows_AreAddedInsideARow_AndThePersonComesBackToIt()
    {
        await using var site = await StartAsync();
        var visitor = await OpenAsync(site);
        await visitor.GetAsync("/form/K1/home");
        Assert.That(visitor.ContainsText("href=\"/form/K1/home/1\""));

        await visitor.GetAsync("/form/K1/home/1");
        Assert.That(visitor.ContainsText(">Continue<"), "Rosters inside the row follow.");
        await visitor.SubmitAsync("/form/K1/home/1", ("street#1", "Storgatan"));
        Assert.That(visitor.Path, Is.EqualTo("/form/K1/person/1"));
        Assert.That(visitor.Text, Does.Contain("Persons at Storgatan").And.Contain("Nothing added yet."));
        Assert.That(visitor.ContainsText("href=\"/form/K1/person/1.1\""));

        await visitor.GetAsync("/form/K1/person/1.1");
        Assert.That(visitor.Text, Does.Contain("Storgatan").And.Contain("Persons at Storgatan: describe one"));
        await visitor.SubmitAsync("/form/K1/person/1.1", ("person_name#1.1", "Ada"), ("age#1.1", "15"));
        Assert.That(visitor.Path, Is.EqualTo("/form/K1/person/1.1?more=true"), "The school of a young person is asked for.");
        Assert.That(visitor.Text, Does.Contain("Age of Ada"));
        await visitor.SubmitAsync("/form/K1/person/1.1", ("person_name#1.1", "Ada"), ("age#1.1", "15"), ("school#1.1", "Ängen"));
        Assert.That(visitor.Path, Is.EqualTo("/form/K1/person/1"));
        Assert.That(visitor.Text, Does.Contain("Ada").And.Contain("15 · Ängen"));

        await visitor.SubmitAsync("/form/K1/person/1");
        Assert.That(visitor.Path, Is.EqualTo("/form/K1/car/1"));
        await visitor.SubmitAsync("/form/K1/car/1");
        Assert.That(visitor.Path, Is.EqualTo("/form/K1/home"));
        Assert.That(visitor.Text, Does.Contain("Persons at Storgatan: 1 · Cars: 0"));
        await visitor.SubmitAsync("/form/K1/home");
        Assert.That(visitor.Path, Is.EqualTo("/form/K1/last"));
        Assert.That(visitor.ContainsText("href=\"/form/K1/home\""), "Back to the outer overview.");

        Assert.That(
            await ReadKeysAsync(site),
            Is.EqualTo(new[] { "age#1.1=15", "person_name#1.1=Ada", "school#1.1=Ängen", "street#1=Storgatan" })
        );
    }

    [Test]
    public async Task Rows_StandWhereTheyBelong_OnTheOverviewsTheCheckPageAndPaper()
    {
        await using var site = await StartAsync();
        var visitor = await FillAsync(site);

        await visitor.GetAsync("/form/K1/person/2");
        Assert.That(visitor.Text, Does.Contain("Cy").And.Not.Contain("Ada"));
        Assert.That(visitor.ContainsText("href=\"/form/K1/home/2\""), "Back to the row.");
        await visitor.GetAsync("/form/K1/person/1");
        Assert.That(visitor.Text, Does.Contain("Ada").And.Contain("Bo").And.Contain("You have added 2."));

        await visitor.GetAsync("/form/K1/check");
        AssertInOrder(visitor.Text, "Storgatan – Persons at Storgatan", "Ada", "Bo", "Nygatan – Persons at Nygatan", "Cy");
        Assert.That(visitor.ContainsText("/form/K1/person/1.2?back=check#q-age-1-2"));
        Assert.That(visitor.Text, Does.Contain("Storgatan – Cars").And.Not.Contain("Nygatan – Cars"));
        await visitor.GetAsync("/form/K1/print");
        AssertInOrder(visitor.Text, "Storgatan", "Ada", "Bo", "Nygatan", "Cy");
        await visitor.GetAsync("/form/K1/print?blank=true");
        AssertInOrder(visitor.Text, "Homes (up to 50)", "Street", "(up to 2)", "Name", "Cars (up to 50)");
        await visitor.GetAsync("/form/K1/history");
        Assert.That(visitor.Text, Does.Contain("row 1.2"));
    }

    [Test]
    public async Task Remove_AnOuterRow_TakesTheRowsInsideItAlong()
    {
        await using var site = await StartAsync();
        var visitor = await FillAsync(site);

        await visitor.GetAsync("/form/K1/home");
        await visitor.SubmitAsync("/form/K1/home", ("remove", "1"));
        Assert.That(visitor.Text, Does.Contain("Remove ‘Storgatan’?").And.Contain("What you have added in it is removed too."));
        await visitor.SubmitAsync("/form/K1/home", ("remove", "1"), ("sure", "yes"));

        Assert.That(visitor.Path, Is.EqualTo("/form/K1/home"));
        Assert.That(await ReadKeysAsync(site), Is.EqualTo(new[] { "age#2.1=9", "person_name#2.1=Cy", "street#2=Nygatan" }));
        Assert.That(visitor.ContainsText("href=\"/form/K1/home/3\""), "A removed row's number is not used again.");
        await visitor.GetAsync("/form/K1/person/1.1");
        Assert.That(visitor.Path, Is.EqualTo("/form/K1/home"));
        await visitor.PostAsync("/form/K1/person/5.1", ("age#5.1", "1"));
        Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Remove_AnInnerRow_LeavesTheOthers()
    {
        await using var site = await StartAsync();
        var visitor = await FillAsync(site);

        await visitor.GetAsync("/form/K1/person/1");
        await visitor.SubmitAsync("/form/K1/person/1", ("remove", "1.1"));
        Assert.That(visitor.Text, Does.Contain("Remove ‘Ada’?").And.Not.Contain("What you have added"));
        await visitor.SubmitAsync("/form/K1/person/1", ("remove", "1.1"), ("sure", "yes"));

        Assert.That(visitor.Path, Is.EqualTo("/form/K1/person/1"));
        Assert.That(visitor.ContainsText("href=\"/form/K1/person/1.3\""));
        Assert.That(await ReadKeysAsync(site), Does.Contain("age#1.2=30").And.Contain("age#2.1=9").And.Not.Contain("age#1.1=40"));
    }

    [Test]
    public async Task Problems_OfAnInnerRow_AreFoundFromTheOuterOverview()
    {
        await using var site = await StartAsync();
        var visitor = await FillAsync(site);
        await visitor.GetAsync("/form/K1/person/1.2");
        await visitor.SubmitAsync("/form/K1/person/1.2", ("person_name#1.2", "Bo"), ("age#1.2", ""));
        Assert.That(visitor.Path, Is.EqualTo("/form/K1/person/1.2?problems=true"));

        await visitor.GetAsync("/form/K1/home");
        await visitor.SubmitAsync("/form/K1/home");
        Assert.That(visitor.Path, Is.EqualTo("/form/K1/home?problems=true"));
        Assert.That(visitor.ContainsText("<a href=\"#row-1\">"));
        await visitor.GetAsync("/form/K1/person/1?problems=true");
        Assert.That(visitor.ContainsText("<a href=\"#row-1-2\">"));
        await visitor.GetAsync("/form/K1");
        Assert.That(visitor.ContainsText("href=\"/form/K1/home\""), "A roster inside rows is reached through them.");
    }

    [TestCase("/form/K1/person", "/form/K1/home")]
    [TestCase("/form/K1/person/9", "/form/K1/home")]
    [TestCase("/form/K1/person/1.9", "/form/K1/person/1")]
    [TestCase("/form/K1/person/9.1", "/form/K1/home")]
    [TestCase("/form/K1/car/2", "/form/K1")]
    public async Task Show_ARowThatIsNotThere_LeadsBackToTheOverview(string address, string expected)
    {
        await using var site = await StartAsync();
        var visitor = await FillAsync(site);

        await visitor.GetAsync(address);
        Assert.That(visitor.Path, Is.EqualTo(expected));
    }

    [TestCase("/form/K1/home/1.1")]
    [TestCase("/form/K1/person/1.1.1")]
    [TestCase("/form/K1/person/1.0")]
    [TestCase("/form/K1/last/1")]
    public async Task Show_ARowThatCannotBe_IsNotFound(string address)
    {
        await using var site = await StartAsync();
        var visitor = await FillAsync(site);

        await visitor.GetAsync(address);
        Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Autosave_InAnInnerRow_StoresItsAnswers()
    {
        await using var site = await StartAsync();
        var visitor = await FillAsync(site);

        await visitor.GetAsync("/form/K1/person/2.1");
        await visitor.AutosaveAsync("/form/K1/person/2.1", ("age#2.1", "19"), ("person_name#2.1", "Cy"));
        Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await ReadKeysAsync(site), Does.Contain("age#2.1=19"));
    }

    /// <summary>A site with the form of homes and the persons in them.</summary>
    public static async Task<RespondentSite> StartAsync()
    {
        using var folder = new TemporaryFolder();
        return await RespondentSite.StartAsync(folder.Write("homes.md", Form), Frame);
    }

    private static async Task<PageClient> OpenAsync(RespondentSite site)
    {
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1");
        return visitor;
    }

    /// <summary>Two homes: two persons in the first, one in the second.</summary>
    private static async Task<PageClient> FillAsync(RespondentSite site)
    {
        var visitor = await OpenAsync(site);
        (string Address, (string, string)[] Fields)[] pages =
        [
            ("home/1", [("street#1", "Storgatan")]),
            ("person/1.1", [("person_name#1.1", "Ada"), ("age#1.1", "40")]),
            ("person/1.2", [("person_name#1.2", "Bo"), ("age#1.2", "30")]),
            ("home/2", [("street#2", "Nygatan")]),
            ("person/2.1", [("person_name#2.1", "Cy"), ("age#2.1", "9")]),
        ];
        foreach (var (address, fields) in pages)
        {
            await visitor.GetAsync($"/form/K1/{address}");
            await visitor.SubmitAsync($"/form/K1/{address}", fields);
        }

        return visitor;
    }

    private static async Task<string[]> ReadKeysAsync(RespondentSite site) =>
        [
            .. (await site.Responses.ReadAsync(site.Round.Id, "K1", default))
                .Answers.Entries.Where(answer => answer.Value.Text.Length > 0)
                .Select(answer => $"{answer.Key}={answer.Value.Text}")
                .Order(StringComparer.Ordinal),
        ];

    private static void AssertInOrder(string text, params string[] parts)
    {
        var place = 0;
        foreach (var part in parts)
        {
            place = text.IndexOf(part, place, StringComparison.Ordinal);
            Assert.That(place, Is.GreaterThanOrEqualTo(0), $"'{part}' is not there in order: {text}");
        }
    }
}
