using NUnit.Framework;
using Survey.Analysis.Charts;
using Survey.Data.Expressions;
using Survey.Tests.Support;

namespace Survey.Tests.Analysis.Charts;

public sealed class ExpressionFormatterTests
{
    [TestCase("${respondent_group} = 'municipality'", "”Svarsgrupp” är ”Kommun”")]
    [TestCase("${respondent_group} = 'municipality' or ${respondent_group} = 'police'", "”Svarsgrupp” är ”Kommun” eller ”Polis”")]
    [TestCase("${respondent_group} != ''", "”Svarsgrupp” är inte tomt")]
    [TestCase("selected(${mapping_sources}, 'hobit')", "”Vilka källor använde ni i kartläggningen?”: ”Hobit” är valt")]
    [TestCase(
        "${has_agreement} and (${years} > 3 or ${county} = '03')",
        "”Har en överenskommelse (gällande, eller utgången men fortfarande i bruk)” stämmer och (”Hur många år har du arbetat med "
            + "frågorna?” > 3 eller ”Län” är ”Södermanlands län”)"
    )]
    [TestCase("not(${years} between 1 and 3)", "inte (”Hur många år har du arbetat med frågorna?” är mellan 1 och 3)")]
    [TestCase("count-selected(${mapping_sources}) >= 2", "antalet val i ”Vilka källor använde ni i kartläggningen?” ≥ 2")]
    public void Say_Condition_ReadsAsASentence(string expression, string sentence)
    {
        var edition = SampleFigures.Context();

        Assert.That(
            new ExpressionFormatter(edition.Labels, edition.Localizer).FormatCondition(ExpressionParser.Parse(expression)),
            Is.EqualTo(sentence)
        );
    }
}
