using NUnit.Framework;
using Survey.Web.Features.Account;

namespace Survey.Tests.Web.Account;

public sealed class PasswordsTests
{
    [Test]
    public void Create_MakesPasswordsThatAreKnownAsMade()
    {
        var password = PasswordService.GeneratePassword();

        Assert.Multiple(() =>
        {
            Assert.That(password, Does.Match("^([a-km-np-zA-HJ-NP-Z2-9]{4}-){3}[a-km-np-zA-HJ-NP-Z2-9]{4}$"));
            Assert.That(PasswordService.IsGenerated(password));
            Assert.That(PasswordService.GeneratePassword(), Is.Not.EqualTo(password));
        });
    }

    [TestCase("fyra ord efter varandra")]
    [TestCase("abcd-efgh-jkmn")]
    [TestCase("abcd-efgh-jkmn-pqr0")]
    [TestCase("")]
    public void IsMade_OfAPersonsOwnPassword_IsFalse(string password) => Assert.That(PasswordService.IsGenerated(password), Is.False);
}
