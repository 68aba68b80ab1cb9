using NUnit.Framework;
using Survey.Data.Studies;
using Survey.Data.Studies.Workbooks;
using Survey.Tests.Samples;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Tests.Web.Studies;

/// <summary>All faults of a workbook at once, whichever sheets they are in, and none that only follows from another one.</summary>
public sealed class StudyCheckTests
{
    [Test]
    public void Check_WithFaultsInEverySheet_TellsAllAndNothingTwice()
    {
        Assert.That(
            ProblemsOf(
                """
                | survey |
                | | type | name | label |
                | | select_one yes_no | plan | Plan? |
                | | selct_one yes_no | unread | Typ? |
                | | select_one gone | listless | Lista? |
                | | integer | years | År? |
                | choices |
                | | list_name | name | label |
                | | yes_no | yes | Ja |
                | | yes_no | no | Nej |
                | settings |
                | | form_title | form_id | default_language |
                | | Fel | faults | sv |
                | variables |
                | | name | value |
                | | has_plan | ${plan} = 'yes' |
                | | broken | ${plan} = |
                | figures |
                | | name | kind | value | by |
                | | fine | share | ${has_plan} |
                | | misspelt | share | ${plam} = 'yes' |
                | | of_unread | distribution | unread | broken |
                | | of_listless | share | ${listless} = 'x' and ${broken} |
                | | both | share | ${listless} = 'x' and ${nobody} = 'x' |
                | | kindless | part | ${plan} |
                | claims |
                | | name | test |
                | | first | share(fien) > 0.5 |
                | | second | share(kindless) > 0.5 and share(of_unread) > 0.5 |
                | | third | part(fine) > 0.5 |
                """
            ),
            Is.EqualTo(
                new[]
                {
                    "survey!A3 S001", "survey!A4 C006", "variables!B3 X001", "figures!C3 X002", "figures!C6 X002", "figures!B7 G004",
                    "claims!B2 K008", "claims!B4 K006",
                }
            )
        );
    }

    /// <summary>In the form, in variables, figures and claims alike.</summary>
    [Test]
    public void Check_OfKnownMistakes_SaysTheWholeAsItIsMeantInEverySheet()
    {
        var problems = Check(
                """
                | survey |
                | | type | name | label | relevant |
                | | integer | cost | Kostnad? |
                | | integer | staff | Antal? | ${cost} / 2 > 5 |
                | | integer | more | Mer? | ${cost} / ${staff} > 5 |
                | settings |
                | | form_title | form_id | default_language |
                | | Delat | divided | sv |
                | variables |
                | | name | value |
                | | each | ${cost} / ${staff} |
                | figures |
                | | name | kind | value |
                | | high | share | ${cost} => 1,5 |
                | | fine | share | ${cost} > 5 |
                | claims |
                | | name | test |
                | | most | share(fine) > 50% |
                """
            )
            .Problems.Where(problem => problem.IsBlocking)
            .Select(problem => $"{problem.Location} {problem.Code} {problem.Message.Split("The whole would be: ").Last()}");

        Assert.That(
            problems,
            Is.EqualTo(
                new[]
                {
                    "survey!D3 X001 ${cost} div 2 > 5", "survey!D4 X001 ${cost} div ${staff} > 5",
                    "variables!B2 X001 ${cost} div ${staff}", "figures!C2 X001 ${cost} >= 1.5", "claims!B2 X001 share(fine) > 0.5",
                }
            )
        );
    }

    [Test]
    public void Check_OfAClaimAboutAnUnknownFigure_ProposesTheNearest()
    {
        var study = StudyMarkdown("share(plan_municipalitis) >= 1");
        var far = StudyMarkdown("share(x) >= 1");

        Assert.Multiple(() =>
        {
            Assert.That(
                study.Problems.Select(problem => problem.Message),
                Is.EqualTo(new[] { "There is no figure 'plan_municipalitis'. Did you mean 'plan_municipalities'?" })
            );
            Assert.That(far.Problems.Single().Message, Does.StartWith("There is no figure 'x' in the sheet figures. Nearest are "));
        });

        static StudyCheckResult StudyMarkdown(string test) =>
            Check(SampleText().Replace("share(plan_municipalities) >= 1", test, StringComparison.Ordinal));
    }

    /// <summary>Whatever one row of the form or of the variables cannot be read, nothing is said of the figures that name it.</summary>
    [TestCase("| survey |", 1, "selct_one nothing")]
    [TestCase("| variables |", 4, "(( |")]
    public void Check_WithOneRowThatCannotBeRead_BlamesNoFigure(string sheet, int column, string garbage)
    {
        var lines = SampleText().Split('\n');
        var first = Array.IndexOf(lines, sheet) + 2;
        var count = lines.Skip(first).TakeWhile(line => line.StartsWith("| |", StringComparison.Ordinal)).Count();
        Assert.That(count, Is.GreaterThan(3));

        Assert.Multiple(() =>
        {
            foreach (var number in Enumerable.Range(first, count))
            {
                var cells = lines[number].Split(" | ");
                if (cells[1].StartsWith("begin", StringComparison.Ordinal) || cells[1].StartsWith("end", StringComparison.Ordinal))
                {
                    continue;
                }

                cells[column] = garbage;
                var check = Check(string.Join('\n', [.. lines[..number], string.Join(" | ", cells), .. lines[(number + 1)..]]));
                Assert.That(check.ValidStudy, Is.Null, lines[number]);
                Assert.That(check.Problems.Where(problem => problem.Location?.Sheet is "figures" or "claims"), Is.Empty, lines[number]);
            }
        });
    }

    private static string SampleText() => File.ReadAllText(new Sample("dricksvatten").PathOf("study.md")).ReplaceLineEndings("\n");

    private static StudyCheckResult Check(string markdown) =>
        StudyCheckResult.Create(StudyFileReader.Read(new WorkbookParseResult(MarkdownReader.Read(markdown).Workbook, []), "study"));

    private static IEnumerable<string> ProblemsOf(string markdown) =>
        Check(markdown).Problems.Where(problem => problem.IsBlocking).Select(problem => $"{problem.Location} {problem.Code}");
}
