using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Invitations;
using Survey.Tests.Support;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Tests.Web.Respond.Start;

/// <summary>Codes that are derived again, renewed, or left from versions of the program that made them at random.</summary>
public sealed class IssuedCodesTests
{
    private const string RandomCode = "7KQM-3XWA-H9TP";

    private static RespondentSite site = null!;

    [OneTimeSetUp]
    public static async Task StartSite() => site = await RespondentSite.StartAsync();

    [OneTimeTearDown]
    public static async Task StopSite() => await site.DisposeAsync();

    [Test]
    public async Task Read_OfACode_IsTheSameEachTimeAndOpensTheForm()
    {
        var invitation = await site.FindInvitationAsync("K2");

        var codes = await Codes.ReadAsync([invitation, invitation], default);

        Assert.That(codes.Select(code => code.Code), Is.All.EqualTo(site.CodeOf("K2")));
        await site.SignInAsync("K2");
    }

    [Test]
    public async Task Renew_OfACode_EndsTheOldOneAndItsSessionAtOnce()
    {
        var visitor = await site.SignInAsync("P1");
        var renewed = (await Codes.RenewAsync([await site.FindInvitationAsync("P1")], default))[0].Code;

        await visitor.GetAsync("/form");
        Assert.That(visitor.Path, Is.EqualTo("/?wanted=%2Fform"));
        Assert.That(await OpenAsync(site.CodeOf("P1")), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await OpenAsync(renewed), Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Codes.ReadAsync([await site.FindInvitationAsync("P1")], default))[0].Code, Is.EqualTo(renewed));
    }

    [Test]
    public async Task CodeOfAnEarlierVersion_OpensTheFormBesideTheDerivedOneUntilItIsRenewed()
    {
        var earlier = new Invitation
        {
            Id = Guid.CreateVersion7(),
            RoundId = site.Round.Id,
            Holder = "earlier@kommun.example",
            UnitIds = ["K1"],
        };
        await Invitations.AddAsync([(earlier, AccessCode.UnkeyedHash(RandomCode))], default);
        var derived = (await Codes.ReadAsync([earlier], default))[0];

        Assert.That(await OpenAsync(RandomCode), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await OpenAsync(derived.Code), Is.EqualTo(HttpStatusCode.OK));
        await Codes.RenewAsync([derived.Invitation], default);
        Assert.That(await OpenAsync(RandomCode), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await OpenAsync(derived.Code), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Preview_OfACodeThatIsNotIssuedYet_IssuesNoneAndShowsTheOneToCome()
    {
        var earlier = new Invitation
        {
            Id = Guid.CreateVersion7(),
            RoundId = site.Round.Id,
            Holder = "previewed@kommun.example",
            UnitIds = ["K2"],
        };
        await Invitations.AddAsync([(earlier, AccessCode.UnkeyedHash("8KQM-3XWA-H9TP"))], default);

        var previewed = (await Codes.PreviewAsync(earlier)).Code;

        Assert.That(await OpenAsync(previewed), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Codes.ReadAsync([earlier], default))[0].Code, Is.EqualTo(previewed));
        Assert.That(await OpenAsync(previewed), Is.EqualTo(HttpStatusCode.OK));
    }

    /// <summary>Two researchers press the button, or a command and a mail need the first code, at the same time.</summary>
    [Test]
    public async Task Renew_TwiceFromTheSameState_GivesBothTheCodeThatWorks()
    {
        var invitation = await site.FindInvitationAsync("K1");

        var codes = await Task.WhenAll(Codes.RenewAsync([invitation], default), Codes.RenewAsync([invitation], default));

        Assert.That(codes[0][0].Code, Is.EqualTo(codes[1][0].Code));
        Assert.That(await OpenAsync(codes[0][0].Code), Is.EqualTo(HttpStatusCode.OK));
    }

    /// <summary>No text of the database is a code, its plain hash, or the key.</summary>
    [Test]
    public async Task Database_HoldsNoCodeAndNoPlainHash()
    {
        var code = AccessCode.Normalize(site.CodeOf("K2"));
        var key = await File.ReadAllTextAsync(site.DatabaseFile + ".key");
        await using var connection = new SqliteConnection($"Data Source={site.DatabaseFile};Mode=ReadOnly");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT CodeHash FROM InvitationCode UNION ALL SELECT KeyId FROM AccessCodeKey";
        var stored = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            stored.Add(reader.GetString(0));
        }

        Assert.That(stored, Has.Count.GreaterThan(3));
        Assert.That(stored, Has.None.EqualTo(code).And.None.EqualTo(AccessCode.UnkeyedHash(code)).And.None.Contains(key.Trim()));
    }

    private static IInvitationStore Invitations => site.Services.GetRequiredService<IInvitationStore>();

    private static AccessCodeService Codes => site.Services.GetRequiredService<AccessCodeService>();

    private static async Task<HttpStatusCode> OpenAsync(string code)
    {
        var visitor = site.NewVisitor();
        await visitor.GetAsync($"/r/{code}");
        return visitor.Status;
    }
}
