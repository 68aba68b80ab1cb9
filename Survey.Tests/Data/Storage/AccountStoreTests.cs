using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Accounts;

namespace Survey.Tests.Data.Storage;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.EngineNames))]
public sealed class AccountStoreTests(string engineName) : StoreFixture(engineName)
{
    private static readonly Account Asa = new("Åsa", "hash", Now);

    private IAccountStore Accounts => Node.GetRequiredService<IAccountStore>();

    private IDataProtectionKeyStore Keys => Node.GetRequiredService<IDataProtectionKeyStore>();

    [Test]
    public async Task Find_InAnotherCase_IsTheAccount()
    {
        await Accounts.TryAddAsync(Asa, default);

        Assert.Multiple(async () =>
        {
            Assert.That(await Accounts.FindAsync("åSA", default), Is.EqualTo(Asa));
            Assert.That(await Accounts.FindAsync("Asa", default), Is.Null);
        });
    }

    [Test]
    public async Task Add_OfANameThatIsTakenInAnotherCase_IsRefused()
    {
        var before = await Accounts.ListNamesAsync(default);
        await Accounts.TryAddAsync(Asa, default);

        var again = await Accounts.TryAddAsync(Asa with { UserName = "ÅSA", PasswordHash = "another" }, default);

        Assert.Multiple(async () =>
        {
            Assert.That(before, Is.Empty);
            Assert.That(again, Is.False);
            Assert.That((await Accounts.FindAsync("Åsa", default))?.PasswordHash, Is.EqualTo("hash"));
            Assert.That(await Accounts.ListNamesAsync(default), Is.EqualTo(new[] { "Åsa" }));
        });
    }

    [Test]
    public async Task SetPassword_OfAnAccount_ReplacesIt()
    {
        await Accounts.TryAddAsync(Asa, default);

        var known = await Accounts.TrySetPasswordAsync("åsa", "new", default);
        var unknown = await Accounts.TrySetPasswordAsync("nobody", "new", default);

        Assert.Multiple(async () =>
        {
            Assert.That((known, unknown), Is.EqualTo((true, false)));
            Assert.That((await Accounts.FindAsync("Åsa", default))?.PasswordHash, Is.EqualTo("new"));
        });
    }

    [Test]
    public void Keys_AddedOnOneNode_AreReadOnAnother()
    {
        Keys.Add("key-1", "<key id=\"1\" />");
        Database.Time.Advance(TimeSpan.FromDays(90));
        Keys.Add("key-2", "<key id=\"2\" />");

        var read = Database.OpenNode().GetRequiredService<IDataProtectionKeyStore>().ReadAll();

        Assert.That(read, Is.EqualTo(new[] { "<key id=\"1\" />", "<key id=\"2\" />" }));
    }
}
