using NUnit.Framework;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;

namespace Survey.Tests.Data.Questionnaires;

public sealed class LanguageTests
{
    [TestCase("sv", "Swedish", "Svenska")]
    [TestCase("ar", "Arabiska", "العربية")]
    [TestCase("zh-Hant", "Chinese", "中文（繁體）")]
    [TestCase("sr-Latn", "Serbian", "Srpski (latinica)")]
    [TestCase("nb", "Norsk", "Norsk bokmål")]
    [TestCase("se", "Sami", "Davvisámegiella")]
    [TestCase("sv-x-latt", "Lätt svenska", "Lätt svenska")]
    [TestCase("Elvish (of the west)", "Elvish (of the west)", "Elvish (of the west)")]
    [TestCase("und", "Default", "Default")]
    public void OwnName_IsTheLanguagesNameInItself(string code, string name, string own) =>
        Assert.That(new Language(code, name).OwnName, Is.EqualTo(own));

    [TestCase("ar", true)]
    [TestCase("he-IL", true)]
    [TestCase("fa", true)]
    [TestCase("ckb", true)]
    [TestCase("az-Arab", true)]
    [TestCase("ar-Latn", false)]
    [TestCase("az", false)]
    [TestCase("sv", false)]
    [TestCase("Klingon", false)]
    public void IsRightToLeft_IsTheScripts(string code, bool expected) =>
        Assert.That(new Language(code, code).IsRightToLeft, Is.EqualTo(expected));

    [TestCase("zh-TW", "zh-Hant")]
    [TestCase("zh-CN", "zh-Hans")]
    [TestCase("ZH-hant", "zh-Hant")]
    [TestCase("no", "nb")]
    [TestCase("nb-NO", "nb")]
    [TestCase("sr", "sr-Latn")]
    [TestCase("sv-FI", "sv")]
    [TestCase("en-XX", "en")]
    [TestCase("de", null)]
    public void FindNearest_OfOneWish_IsInTheSameLanguage(string wish, string? expected)
    {
        Language[] offered = [.. new[] { "zh-Hans", "zh-Hant", "nb", "sr-Latn", "sv", "en" }.Select(code => new Language(code, code))];

        Assert.That(Language.FindNearest([new Language(wish, "")], offered)?.Code, Is.EqualTo(expected));
    }

    [TestCase("Svenska (sv)", "sv", "Svenska")]
    [TestCase("العربية (ar)", "ar", "العربية")]
    [TestCase("English", "en", "English")]
    [TestCase("suomi", "fi", "suomi")]
    [TestCase("English (en_GB)", "en-GB", "English")]
    [TestCase("Kinesiska (ZH-hant)", "zh-Hant", "Kinesiska")]
    [TestCase("Srpski (SR-LATN-rs)", "sr-Latn-RS", "Srpski")]
    [TestCase("Svenska (SV)", "sv", "Svenska")]
    [TestCase("Portuguese (BR)", "pt-BR", "Portuguese (BR)")]
    [TestCase("Davvisámegiella", "se", "Davvisámegiella")]
    [TestCase("Norwegian Bokmål", "nb", "Norwegian Bokmål")]
    [TestCase("Lätt svenska (sv-x-latt)", "sv-x-latt", "Lätt svenska")]
    [TestCase("Klingon of the north", "Klingon of the north", "Klingon of the north")]
    public void ParseLanguage_OfAHead_FindsTheCode(string text, string code, string name) =>
        Assert.That(ColumnHeader.ParseLanguage(text), Is.EqualTo(new Language(code, name)));

    [TestCase("ar", "عربي")]
    [TestCase("sv", "Svenska")]
    [TestCase("fi", "Svenska")]
    public void LocalizedText_WithoutTheLanguage_IsInTheDefaultOne(string language, string text) =>
        Assert.That(LocalizedText.Create(("sv", "Svenska"), ("ar", "عربي")).ForLanguage(language), Is.EqualTo(text));
}
