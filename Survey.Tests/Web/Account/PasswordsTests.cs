using NUnit.Framework;
using Survey.Web.Features.Account;

namespace Survey.Tests.Web.Account;

public sealed class PasswordsTests
{
    [Test]
    public void Create_MakesPasswordsThatAreKnownAsMade()
    {
        var password = Passwords.Create();

        Assert.Multiple(() =>
        {
            Assert.That(password, Does.Match("^([a-km-np-zA-HJ-NP-Z2-9]{4}-){3}[a-km-np-zA-HJ-NP-Z2-9]{4}$"));
            Assert.That(Passwords.IsMade(password));
            Assert.That(Passwords.Create(), Is.Not.EqualTo(password));
        });
    }

    [TestCase("fyra ord efter varandra")]
    [TestCase("abcd-efgh-jkmn")]
    [TestCase("abcd-efgh-jkmn-pqr0")]
    [TestCase("")]
    public void IsMade_OfAPersonsOwnPassword_IsFalse(string password) => Assert.That(Passwords.IsMade(password), Is.False);
}
