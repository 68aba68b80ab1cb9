using NUnit.Framework;
using Survey.Analysis.Texts;

namespace Survey.Tests.Analysis.Texts;

public sealed class ReportNumberFormatterTests
{
    [TestCase("sv", 0.853, 0, "85\u00A0%")]
    [TestCase("sv", 0.125, 1, "12,5\u00A0%")]
    [TestCase("en", 0.853, 0, "85%")]
    [TestCase("en", 0.125, 1, "12.5%")]
    [TestCase("sv", 0.005, 0, "1\u00A0%")]
    public void Percent_InEitherLanguage_HasItsForm(string language, double share, int decimals, string text) =>
        Assert.That(new ReportNumberFormatter(language).Percent(share, decimals), Is.EqualTo(text));

    [TestCase("sv", 0.95, "95\u00A0%")]
    [TestCase("sv", 0.995, "99,5\u00A0%")]
    [TestCase("en", 0.995, "99.5%")]
    [TestCase("en", 0.975, "97.5%")]
    [TestCase("sv", 0.9999, "99,99\u00A0%")]
    [TestCase("en", 0.29, "29%")]
    [TestCase("sv", 0.996, "99,6\u00A0%")]
    public void Level_OfASetting_HasTheDecimalsItNeeds(string language, double share, string text) =>
        Assert.That(new ReportNumberFormatter(language).Level(share), Is.EqualTo(text));

    [TestCase("sv", 9555893, 0, "9\u00A0555\u00A0893")]
    [TestCase("en", 9555893, 0, "9,555,893")]
    [TestCase("sv", -0.25, 1, "−0,3")]
    [TestCase("sv", -0.01, 1, "0,0")]
    public void Number_GroupsAndSigns_AreTheLanguages(string language, double number, int decimals, string text) =>
        Assert.That(new ReportNumberFormatter(language).Number(number, decimals), Is.EqualTo(text));

    [TestCase("sv", 0.0124, "p = 0,012")]
    [TestCase("en", 0.0004, "p < 0.001")]
    [TestCase("en", 0.001, "p = 0.001")]
    public void PValue_OfATest_HasThreeDecimals(string language, double p, string text) =>
        Assert.That(new ReportNumberFormatter(language).PValue(p), Is.EqualTo(text));
}
