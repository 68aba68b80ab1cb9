using NUnit.Framework;
using Survey.Data.Responses;

namespace Survey.Tests.Data.Responses;

/// <summary>How the key of an answer is written, which is what is stored.</summary>
public sealed class AnswerKeyTests
{
    [TestCase("q", "q", 0, 0)]
    [TestCase("q#2", "q", 2, 0)]
    [TestCase("q#2.3", "q", 2, 3)]
    [TestCase("q_other#12.30", "q_other", 12, 30)]
    public void TryParse_WhatIsWritten_IsTheKey(string text, string name, int outer, int inner)
    {
        Assert.That(AnswerKey.TryParse(text, out var key));
        Assert.That(key, Is.EqualTo(new AnswerKey(name, new RowPath(outer, inner))));
        Assert.That(key.ToString(), Is.EqualTo(text));
    }

    [TestCase("")]
    [TestCase("#2")]
    [TestCase("q#")]
    [TestCase("q#0")]
    [TestCase("q#-1")]
    [TestCase("q#2.")]
    [TestCase("q#2.0")]
    [TestCase("q#.3")]
    [TestCase("q#1.2.3")]
    [TestCase("q#99999999999")]
    public void TryParse_AnythingElse_IsNoKey(string text) => Assert.That(AnswerKey.TryParse(text, out _), Is.False);

    [Test]
    public void CompareTo_Rows_StandOuterRowByOuterRow() =>
        Assert.That(
            new RowPath[] { new(10), new(2, 1), new(2), new(1, 12), new(1, 3) }.Order().Select(row => row.ToString()),
            Is.EqualTo(new[] { "1.3", "1.12", "2", "2.1", "10" })
        );
}
