using NUnit.Framework;
using Survey.Data.Invitations;

namespace Survey.Tests.Data.Invitations;

/// <summary>The expected values were computed with Python's <c>hmac</c> and <c>hashlib</c> from the description of the class.</summary>
public sealed class AccessCodeKeyTests
{
    private static readonly Guid Person = Guid.Parse("0199f000-1122-7344-8566-778899aabbcc");
    private static readonly AccessCodeKey Key = KeyFrom(0);

    [Test]
    public void Code_OfAPersonAndIssue_IsTheHmacInTheAlphabet()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Key.DeriveCode(Person, 1), Is.EqualTo("7XG8-ATCF-3HCG"));
            Assert.That(Key.DeriveCode(Person, 2), Is.EqualTo("QFNQ-RKPN-EGTF"));
            Assert.That(Key.Id, Is.EqualTo("4799e77735345cc8"));
        });
    }

    [TestCase("7XG8-ATCF-3HCG")]
    [TestCase(" 7xg8 atcf – 3hcg")]
    public void HashForLookup_AnySpelling_IsTheHmacOfTheNormalForm(string typed) =>
        Assert.That(Key.HashForLookup(typed), Is.EqualTo("3096c9e0ed29711c45b58c2f517384b1d811678caf4a5fa0116a32dab5982e60"));

    [Test]
    public void Code_OfAnotherKeyPersonOrIssue_IsAnother()
    {
        string[] codes =
        [
            Key.DeriveCode(Person, 1),
            Key.DeriveCode(Person, 2),
            Key.DeriveCode(Guid.Parse("0199f000-1122-7344-8566-778899aabbcd"), 1),
            KeyFrom(1).DeriveCode(Person, 1),
        ];

        Assert.That(codes, Is.Unique);
        Assert.That(KeyFrom(1).HashForLookup(codes[0]), Is.Not.EqualTo(Key.HashForLookup(codes[0])));
    }

    [Test]
    public void Code_OfManyPeople_UsesEveryCharacterAsOften()
    {
        var codes = Enumerable.Range(1, 3_000).Select(issue => Key.DeriveCode(Person, issue)).ToList();
        var counts = codes.SelectMany(code => code.Replace("-", "", StringComparison.Ordinal)).CountBy(c => c).ToList();

        // 36,000 draws of 27 characters: 1,333 of each. Without rejection the first 13 would have 1,406, the others 1,266.
        var chiSquare = counts.Sum(count => Math.Pow(count.Value - (36_000 / 27.0), 2) / (36_000 / 27.0));
        Assert.Multiple(() =>
        {
            Assert.That(codes, Is.Unique);
            Assert.That(codes, Has.All.Match("^([2-9ACDEFGHJKMNPQRTVWXY]{4}-?){3}$"));
            Assert.That(counts.Select(count => count.Key).Order(), Is.EqualTo("23456789ACDEFGHJKMNPQRTVWXY"));
            // The 99.9th percentile of chi-square with 26 degrees of freedom; without rejection about 100.
            Assert.That(chiSquare, Is.LessThan(54.05));
        });
    }

    [Test]
    public void Key_OfAnotherLength_IsRefused() => Assert.That(() => new AccessCodeKey([1, 2, 3]), Throws.ArgumentException);

    private static AccessCodeKey KeyFrom(byte first) =>
        new([.. Enumerable.Range(first, AccessCodeKey.Length).Select(value => (byte)value)]);
}
