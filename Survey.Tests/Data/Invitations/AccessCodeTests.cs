using NUnit.Framework;
using Survey.Data.Invitations;

namespace Survey.Tests.Data.Invitations;

public sealed class AccessCodeTests
{
    [Test]
    public void Make_ManyCodes_AreGroupedUnlikeAndWithoutLookAlikes()
    {
        var codes = Enumerable.Range(0, 2_000).Select(_ => AccessCode.Generate()).ToList();

        Assert.That(codes, Is.Unique);
        Assert.That(codes, Has.All.Match("^[2-9ACDEFGHJKMNPQRTVWXY]{4}-[2-9ACDEFGHJKMNPQRTVWXY]{4}-[2-9ACDEFGHJKMNPQRTVWXY]{4}$"));
    }

    [Test]
    public void Make_ManyCodes_UseEveryCharacterAboutAsOften()
    {
        var counts = Enumerable
            .Range(0, 3_000)
            .SelectMany(_ => AccessCode.Generate().Replace("-", "", StringComparison.Ordinal))
            .CountBy(c => c)
            .ToList();

        // 36,000 draws of 27 characters: 1,333 of each, standard deviation 36.
        Assert.That(counts.Select(count => count.Key).Order(), Is.EqualTo("23456789ACDEFGHJKMNPQRTVWXY"));
        Assert.That(counts.Select(count => count.Value), Has.All.InRange(1_333 - 250, 1_333 + 250));
    }

    [TestCase("7KQM-3XWA-H9TP", "7KQM3XWAH9TP")]
    [TestCase("7kqm3xwah9tp", "7KQM3XWAH9TP")]
    [TestCase(" 7kqm 3xwa – h9tp\n", "7KQM3XWAH9TP")]
    [TestCase("ssbz-uuuu-2345", "5582VVVV2345")]
    public void Normalize_WhatPeopleType_IsTheCode(string typed, string expected)
    {
        Assert.That(AccessCode.Normalize(typed), Is.EqualTo(expected));
    }

    [TestCase("7KQM-3XWA-H9TP", true)]
    [TestCase("7KQM-3XWA-H9T", false)]
    [TestCase("0KQM-3XWA-H9TP", false)]
    [TestCase("åKQM-3XWA-H9TP", false)]
    [TestCase("", false)]
    public void IsWellFormed_OnlyTwelveOfTheAlphabet_Are(string typed, bool expected)
    {
        Assert.That(AccessCode.IsWellFormed(typed), Is.EqualTo(expected));
    }

    [Test]
    public void Normalize_TenMillionCharacters_AreNoCode()
    {
        Assert.That(AccessCode.Normalize(new string('A', 10_000_000)), Is.Empty);
    }

    [Test]
    public void Hash_AnySpelling_IsTheSha256OfTheNormalForm()
    {
        // printf 7KQM3XWAH9TP | sha256sum
        const string Expected = "a2fe1cda19d2689d1fb090b96e0d7c58ad9a1184873825101d8b128deb73fa85";

        Assert.That(AccessCode.Hash("7kqm 3xwa h9tp"), Is.EqualTo(Expected));
    }
}
