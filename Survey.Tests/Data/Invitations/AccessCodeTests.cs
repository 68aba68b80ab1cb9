using NUnit.Framework;
using Survey.Data.Invitations;

namespace Survey.Tests.Data.Invitations;

public sealed class AccessCodeTests
{
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
    public void UnkeyedHash_AnySpelling_IsTheSha256OfTheNormalForm()
    {
        // printf 7KQM3XWAH9TP | sha256sum
        const string Expected = "a2fe1cda19d2689d1fb090b96e0d7c58ad9a1184873825101d8b128deb73fa85";

        Assert.That(AccessCode.UnkeyedHash("7kqm 3xwa h9tp"), Is.EqualTo(Expected));
    }
}
