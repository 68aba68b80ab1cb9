using System.Globalization;
using NUnit.Framework;
using Survey.Data.Expressions.Values;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Expressions.Values;

/// <summary>One parser reads the numbers of every question type, by the language of the page.</summary>
public sealed class TypedNumberTests
{
    /// <summary>Language, type, what is typed, what is stored; the script is tested with the same.</summary>
    public static readonly object[][] Typed =
    [
        ["sv", QuestionType.Number, "12 500", "12500"],
        ["sv", QuestionType.Number, "12\u00A0500", "12500"],
        ["sv", QuestionType.Number, "12\u2009500,25", "12500.25"],
        ["sv", QuestionType.Number, "12\u202F500", "12500"],
        ["sv", QuestionType.Number, "12,5", "12.5"],
        ["sv", QuestionType.Number, "12,500", "12.5"],
        ["sv", QuestionType.Number, "12.500", "12.500?"],
        ["sv", QuestionType.Number, "-1.234", "-1.234?"],
        ["sv", QuestionType.Number, "12.500 kr", "12.500?"],
        ["sv", QuestionType.Number, "12.50", "12.5"],
        ["sv", QuestionType.Number, "0.500", "0.5"],
        ["sv", QuestionType.Number, "1234.567", "1234.567"],
        ["sv", QuestionType.Number, "1.234.567", "1234567"],
        ["sv", QuestionType.Number, "1,234,567", "1234567"],
        ["sv", QuestionType.Number, "1.234,5", "1234.5"],
        ["sv", QuestionType.Number, "1,234.5", "1234.5"],
        ["sv", QuestionType.Number, "12 500 kr", "12500"],
        ["sv", QuestionType.Number, "12 500:-", "12500"],
        ["sv", QuestionType.Number, "SEK 12 500", "12500"],
        ["sv", QuestionType.Number, "12 tkr", "12 tkr"],
        ["sv", QuestionType.Number, "12'500", "12500"],
        ["sv", QuestionType.Number, "1 2500", "1 2500"],
        ["sv", QuestionType.Number, "12 50", "12 50"],
        ["sv", QuestionType.Number, "1.23.456", "1.23.456"],
        ["sv", QuestionType.Number, ",5", "0.5"],
        ["sv", QuestionType.Number, "5,", "5"],
        ["sv", QuestionType.Number, "0,00001", "0.00001"],
        ["sv", QuestionType.Number, "1e5", "1e5"],
        ["sv", QuestionType.WholeNumber, "12.500", "12.500?"],
        ["sv", QuestionType.WholeNumber, "12,500", "12,500?"],
        ["sv", QuestionType.WholeNumber, "12,000", "12,000?"],
        ["sv", QuestionType.WholeNumber, "12,5", "12,5"],
        ["sv", QuestionType.WholeNumber, "12.0", "12"],
        ["sv", QuestionType.WholeNumber, "-12 500", "-12500"],
        ["sv", QuestionType.WholeNumber, "\u22125", "-5"],
        ["sv", QuestionType.WholeNumber, "\u2013 5", "-5"],
        ["sv", QuestionType.WholeNumber, "+12", "12"],
        ["sv", QuestionType.WholeNumber, "\u22120", "0"],
        ["sv", QuestionType.WholeNumber, "007", "7"],
        ["sv", QuestionType.WholeNumber, "\uFF11\uFF12", "12"],
        ["sv", QuestionType.WholeNumber, "\u200B12\uFEFF", "12"],
        ["sv", QuestionType.WholeNumber, "123456789012345", "123456789012345"],
        ["sv", QuestionType.WholeNumber, "12345678901234567", "12345678901234567"],
        ["sv", QuestionType.WholeNumber, "1234567890123456789", "1234567890123456789"],
        ["sv", QuestionType.Percent, "12,5 %", "12.5"],
        ["sv", QuestionType.Percent, "12 procent", "12"],
        ["sv", QuestionType.Percent, "12.500", "12.500?"],
        ["en", QuestionType.Number, "12,500", "12500"],
        ["en", QuestionType.Number, "1,234.5", "1234.5"],
        ["en", QuestionType.Number, "1,234,567", "1234567"],
        ["en", QuestionType.Number, "12.500", "12.5"],
        ["en", QuestionType.Number, "12,5", "12.5"],
        ["en", QuestionType.Number, "1.234,5", "1234.5"],
        ["en", QuestionType.Number, "12 500", "12500"],
        ["en", QuestionType.Number, "0,500", "0.5"],
        ["en", QuestionType.Number, "12.500?", "12.500?"],
        ["en", QuestionType.WholeNumber, "12,500", "12500"],
        ["en", QuestionType.WholeNumber, "12.500", "12.500?"],
        ["en", QuestionType.Percent, "12,500", "12,500?"],
        ["de", QuestionType.Number, "12.500", "12500"],
        ["de", QuestionType.Number, "12,500", "12.5"],
        ["ar", QuestionType.Number, "\u0661\u0662\u066B\u0665", "12.5"],
    ];

    [TestCaseSource(nameof(Typed))]
    public void Normalize_ATypedNumber_ReadsItAsThePageWritesNumbers(string language, QuestionType type, string typed, string stored) =>
        Assert.That(Normalize(language, type, typed), Is.EqualTo(stored));

    [TestCaseSource(nameof(Typed))]
    public void Normalize_WhatIsStored_ChangesNothing(string language, QuestionType type, string typed, string stored) =>
        Assert.That(AnswerText.Normalize(Create.Question("q", type), stored), Is.EqualTo(stored), $"{typed} ({language})");

    [TestCase(QuestionType.Number, "12.500", "12.5")]
    [TestCase(QuestionType.Number, "12,500", "12.5")]
    [TestCase(QuestionType.Number, "1.234,5", "1234.5")]
    [TestCase(QuestionType.Number, "3.3666666666666667", "3.3666666666666667")]
    [TestCase(QuestionType.WholeNumber, "12.000", "12")]
    [TestCase(QuestionType.WholeNumber, "12.500", "12.500")]
    public void Normalize_ANumberInAFile_HasPointAndCommaBeforeDecimals(QuestionType type, string text, string expected) =>
        Assert.That(AnswerText.Normalize(Create.Question("q", type), text), Is.EqualTo(expected));

    [TestCase(QuestionType.Number, "12.500?", "12500", "12.5")]
    [TestCase(QuestionType.WholeNumber, "12,500?", "12500")]
    [TestCase(QuestionType.Percent, "12.500?", "12.5")]
    [TestCase(QuestionType.Number, "12.5?")]
    [TestCase(QuestionType.Number, "12.500")]
    public void PossibleNumbers_OfWhatCanMeanTwo_AreThoseThatCanBeAnswers(QuestionType type, string stored, params string[] possible) =>
        Assert.That(AnswerText.PossibleNumbers(Create.Question("q", type), stored), Is.EqualTo(possible));

    [TestCase("12.500?")]
    [TestCase("12345678901234567")]
    [TestCase("1000000000000000")]
    [TestCase("0.1234567890123456789")]
    public void Parse_WhatIsNotOneExactNumber_IsUnreadable(string text) =>
        Assert.That(AnswerText.Parse(Create.Question("q", QuestionType.Number), text), Is.InstanceOf<Answer.Unreadable>());

    [TestCase("12 500 km", "km", "12500")]
    [TestCase("12 500 kr", "SEK", "12500")]
    [TestCase("12 tkr", "tkr", "12")]
    [TestCase("12 kr", "tkr", "12 kr", Description = "Another unit would be another number.")]
    public void Normalize_ANumberWithItsUnit_LeavesItOut(string typed, string unit, string expected)
    {
        var question = Create.Question("q", QuestionType.Number) with { Unit = LocalizedText.Create(("sv", unit)) };

        Assert.That(AnswerText.Normalize(question, typed, NumberNotation.Of(CultureInfo.GetCultureInfo("sv"))), Is.EqualTo(expected));
    }

    private static string Normalize(string language, QuestionType type, string typed) =>
        AnswerText.Normalize(Create.Question("q", type), typed, NumberNotation.Of(CultureInfo.GetCultureInfo(language)));
}
