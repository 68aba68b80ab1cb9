using NUnit.Framework;
using Survey.Data.Studies.Workbooks;

namespace Survey.Tests.Data.Studies;

public sealed class WorkbookMarkdownTests
{
    [Test]
    public void Read_TablesAmongProse_KeepsTheTablesOnly()
    {
        var workbook = Read(
            """
            # A study

            Some prose with a | in it.

            | survey |
            | | type | name |
            | | --- | --- |
            | | text | q1 |

            More prose.

            | choices |
            | | list_name | name |
            """
        );

        Assert.That(workbook.Sheets.Select(sheet => sheet.Name), Is.EqualTo(new[] { "survey", "choices" }));
        Assert.That(workbook.Sheets[0].Columns, Is.EqualTo(new[] { "type", "name" }));
        Assert.That(workbook.Sheets[0].Rows.Single().Cells, Is.EqualTo(new[] { "text", "q1" }));
    }

    [Test]
    public void Read_ARowAfterABlankOne_IsPlacedWhereItStands()
    {
        var sheet = Read("| survey |\n| | type | name |\n| | | |\n| | text | q1 |\n").Sheets[0];

        Assert.That(sheet.LocationOf(sheet.Rows[0], "name").ToString(), Is.EqualTo("survey!B3"));
    }

    [TestCase(@"a \| b", "a | b")]
    [TestCase(@"a\\|b", @"a\|b")]
    [TestCase("a<br>b", "a\nb")]
    [TestCase(@"a\<br>b", "a<br>b")]
    [TestCase(@"a\\<br>b", "a\\\nb")]
    [TestCase(@"^\d+\.\d$", @"^\d+\.\d$")]
    public void Read_AnEscapedCell_HoldsWhatIsMeant(string written, string meant)
    {
        var sheet = Read($"| s |\n| | head |\n| | {written} |\n").Sheets[0];

        Assert.That(sheet.Rows.Single().Cells.Single(), Is.EqualTo(meant));
    }

    [Test]
    public void Read_ARowWhoseFirstCellIsFilled_SaysInWhichLine()
    {
        var reading = MarkdownReader.Read("| survey |\n| | type | name |\n| text | q1 |\n");

        Assert.That(reading.Problems.Single().ToString(), Does.StartWith("line 3: error W003: The row begins with 'text'."));
    }

    [Test]
    public void Read_TextWithoutATable_SaysHowASheetBegins()
    {
        Assert.That(MarkdownReader.Read("Hello.").Problems.Single().Message, Does.Contain("| survey |"));
    }

    private static Workbook Read(string text) =>
        MarkdownReader.Read(text).Workbook ?? throw new AssertionException("There is no workbook.");
}
