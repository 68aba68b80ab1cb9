using System.Text;
using NUnit.Framework;
using Survey.Data.Studies;
using Survey.Data.Studies.Model;
using Survey.Web.Features.Respond.Questions;

namespace Survey.Tests.Web.Respond.Questions;

/// <summary>Which edits hold a sum of the page against a total.</summary>
public sealed class SumConstraintFinderTests
{
    [TestCase("${a} + ${b} + ${c} = ${total}", "a b c", "${total}")]
    [TestCase("${total} = ${a} + ${b}", "a b", "${total}")]
    [TestCase("${b} + ${a} <= 100", "a b", "100")]
    [TestCase("100 >= ${a} + ${b}", "a b", "100")]
    [TestCase("coalesce(${a}, 0) + if(${b} = '', 0, ${b}) = ${total}", "a b", "${total}")]
    [TestCase("${c} = '' or ${a} + . = ${total} * 2", "a d", "(${total} * 2)")]
    [TestCase(". = ${a} + ${b}", "a b", "${d}")]
    [TestCase("${a} + ${b} >= 100", null, null)]
    [TestCase("${a} + ${words} = 100", null, null)]
    [TestCase("${a} + 1 = 100", null, null)]
    [TestCase("${a} - ${b} = 100", null, null)]
    [TestCase("${a} + ${b} = ${a}", null, null)]
    [TestCase("${a} + ${earlier} = 100", null, null)]
    public void Edit_OfAPage_IsARunningSum_WhereItAddsUpTheNumbersOfThePage(string edit, string? parts, string? total)
    {
        var study = Read(edit, "");
        var page = study.Questionnaire.Sections.SelectMany(section => section.Pages).Single(page => page.Name == "numbers");

        var sums = SumConstraintFinder.FindAll(page).ToList();

        Assert.That(
            sums.Select(sum => (string.Join(' ', sum.Addends), sum.Total.ToString())),
            Is.EqualTo(parts is null ? [] : new[] { (parts, total) })
        );
    }

    [Test]
    public void SameSum_InSeveralEdits_IsFoundOnce()
    {
        var page = Read("${a} + ${b} = ${total}", "${b} + ${a} = ${total}")
            .Questionnaire.Sections.SelectMany(section => section.Pages)
            .Single(page => page.Name == "numbers");

        Assert.That(SumConstraintFinder.FindAll(page).Count(), Is.EqualTo(1));
    }

    internal static string Workbook(string constraint, string softConstraint) =>
        FormattableString.Invariant(
            $$"""
            | survey |
            | | type | name | label::Svenska (sv) | label::English (en) | appearance | constraint | soft_constraint |
            | | begin_group | all | Pengar | Money |
            | | decimal | earlier | Hur mycket hade ni? | How much did you have? |
            | | begin_group | numbers | Kostnader | Costs | field-list |
            | | decimal | total | Totalt | In total |
            | | decimal | a | Löner | Wages |
            | | decimal | b | Lokaler | Premises |
            | | integer | c | Resor | Travel |
            | | decimal | d | Övrigt | Other | | {{constraint}} | {{softConstraint}} |
            | | text | words | Kommentar | Comment |
            | | end_group | |
            | | end_group | |

            | settings |
            | | form_title::Svenska (sv) | form_title::English (en) | form_id | version | default_language |
            | | Summor | Sums | sums | 1 | Svenska (sv) |
            """
        );

    private static Study Read(string constraint, string softConstraint)
    {
        var reading = StudyFileReader.Read(Encoding.UTF8.GetBytes(Workbook(constraint, softConstraint)), "sums.md");
        return reading.Study ?? throw new AssertionException(string.Join('\n', reading.Problems));
    }
}
