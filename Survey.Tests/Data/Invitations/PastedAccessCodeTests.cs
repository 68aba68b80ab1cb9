using NUnit.Framework;
using Survey.Data.Invitations;

namespace Survey.Tests.Data.Invitations;

/// <summary>A code is found in what people paste: a whole link, or a line of the letter.</summary>
public sealed class PastedAccessCodeTests
{
    [TestCase("https://survey.example/r/7KQM-3XWA-H9TP")]
    [TestCase("https://survey.example/r/7KQM-3XWA-H9TP?utm=1#top")]
    [TestCase("http://localhost:5000/r/7kqm3xwah9tp/")]
    [TestCase("<https://survey.example/sub/r/7KQM-3XWA-H9TP >")]
    [TestCase("Kod: 7KQM-3XWA-H9TP")]
    [TestCase("kod 7KQM 3XWA H9TP.")]
    [TestCase("Från brev: 7KQM-3XWA-H9TP")]
    [TestCase("Från brev 7KQM 3XWA H9TP")]
    [TestCase("7KQM\u20113XWA\u2011H9TP")]
    [TestCase("7KQM–3XWA–H9TP")]
    [TestCase(" 7kqm3xwah9tp\n")]
    [TestCase("7K-QM3XW-AH9TP")]
    public void Normalize_WhatPeoplePaste_IsTheCode(string pasted) =>
        Assert.Multiple(() =>
        {
            Assert.That(AccessCode.Normalize(pasted), Is.EqualTo("7KQM3XWAH9TP"));
            Assert.That(AccessCode.IsWellFormed(pasted), Is.True);
            Assert.That(AccessCode.UnkeyedHash(pasted), Is.EqualTo(AccessCode.UnkeyedHash("7KQM-3XWA-H9TP")));
        });

    [TestCase("Kod: 7KQM-3XWA")]
    [TestCase("https://survey.example/r/")]
    [TestCase("https://survey.example/lost-code")]
    [TestCase("Koden är borta")]
    public void IsWellFormed_OfTextWithoutACode_IsFalse(string pasted) => Assert.That(AccessCode.IsWellFormed(pasted), Is.False);
}
