using ClosedXML.Excel;
using NUnit.Framework;
using Survey.Analysis.Figures.Claims;
using Survey.Analysis.Figures.Definitions;
using Survey.Data.Studies;
using Survey.Data.Studies.Reference;
using Survey.Data.Studies.Workbooks;

namespace Survey.Tests.Data.Studies;

public sealed class StudyTemplateTests
{
    [Test]
    public void Write_TheTemplate_IsAStudyWithoutFault()
    {
        var reading = StudyFileReader.Read(StudyTemplate.Write(FigureSheetReference.WholeWorkbook), "study.xlsx");
        var study = StudyMarkdown.Study(reading);
        var figures = FigureSheetReader.Read(study);

        Assert.Multiple(() =>
        {
            Assert.That(reading.Problems, Is.Empty);
            Assert.That(figures.Problems, Is.Empty);
            Assert.That(ClaimSheetReader.Read(study, figures.Figures).Problems, Is.Empty);
        });
    }

    [Test]
    public void Write_TheTemplate_HasDropDowns()
    {
        using var book = new XLWorkbook(new MemoryStream(StudyTemplate.Write(FigureSheetReference.WholeWorkbook)));

        foreach (var (sheet, column) in TemplateColumns().Where(pair => StudyTemplate.DropDownOf(pair.Column).Length > 0))
        {
            var words = StudyTemplate.DropDownOf(column);
            Assert.That(book.Worksheet(sheet).DataValidations.Select(validation => validation.Value), Does.Contain($"\"{words}\""));
            Assert.That(words, Has.Length.LessThan(256), "Excel takes no longer list");
        }
    }

    /// <summary>The copy with its faults marked is worked on like the template.</summary>
    [Test]
    public void Annotate_AStudyOfTheTemplate_KeepsDropDownsAndNotes()
    {
        var template = StudyTemplate.Write(FigureSheetReference.WholeWorkbook);
        var workbook = WorkbookFile.Read(template).Workbook ?? throw new AssertionException("There is no workbook.");

        using var before = new XLWorkbook(new MemoryStream(template));
        using var after = new XLWorkbook(
            new MemoryStream(AnnotatedWorkbookWriter.Write(workbook, [], FigureSheetReference.WholeWorkbook, "en"))
        );

        Assert.That(HelpIn(before), Is.Not.Empty);
        Assert.That(HelpIn(after), Is.EquivalentTo(HelpIn(before)));

        static IEnumerable<string> HelpIn(XLWorkbook book) =>
            from sheet in book.Worksheets
            from validation in sheet.DataValidations
            from range in validation.Ranges
            select $"{sheet.Name}!{range.RangeAddress} {validation.Value} {validation.InputTitle}: {validation.InputMessage}";
    }

    [TestCase("kind")]
    [TestCase("interval")]
    [TestCase("kappa")]
    public void DropDowns_OfFigures_HoldEveryWord(string column)
    {
        IEnumerable<string> words = column switch
        {
            "kind" => FigureTokens.Kinds.Keys,
            "kappa" => FigureTokens.KappaWeights.Keys,
            _ => FigureTokens.IntervalMethods.Keys.Except(["student", "woodruff"]),
        };

        Assert.That(DropDownOfFigures(column), Is.EquivalentTo(words));
    }

    [Test]
    public void DropDowns_OfFigures_AreReadWithoutAWord([Values("interval", "mode", "weights", "chart")] string column)
    {
        foreach (var word in DropDownOfFigures(column))
        {
            var study = StudyMarkdown.Study(
                StudyMarkdown.Read(
                    $"| survey |\n| | type | name | label |\n| | select_one yn | q | Q |\n| choices |\n| | list_name | name | label "
                        + $"|\n| | yn | y | Yes |\n| | yn | n | No |\n| figures |\n| | name | kind | value | {column} |\n| | f | share | "
                        + $"${{q}} = 'y' | {word} |\n"
                )
            );

            Assert.That(FigureSheetReader.Read(study).Problems, Is.Empty, word);
        }
    }

    [Test]
    public void Notes_StandBesideTheirCells_AndNameEveryRate()
    {
        using var book = new XLWorkbook(new MemoryStream(StudyTemplate.Write(FigureSheetReference.WholeWorkbook)));
        var validations = book.Worksheet("figures").DataValidations.ToList();
        var notes = TemplateColumns().Select(pair => pair.Column.InputMessage).Where(note => note.Length > 0).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(
                validations
                    .Where(validation => validation.ShowInputMessage && validation.InputMessage.Length > 0)
                    .Select(validation => validation.InputMessage),
                Is.EquivalentTo(notes)
            );
            Assert.That(notes.Select(note => note.Length), Has.All.LessThan(256), "Excel shows no more");
            Assert.That(
                FigureTokens.Rates.Keys.Where(rate =>
                    FigureSheetReference.Figures.FindColumn("value")?.InputMessage.Contains(rate, StringComparison.Ordinal) != true
                ),
                Is.Empty
            );
        });
    }

    [Test]
    public void Write_AColumnThatIsAddedToTheReference_HasItWithItsWords()
    {
        var sheet = VariablesSheetReference.Sheet with
        {
            Columns = VariablesSheetReference.Sheet.Columns.Add(
                new ColumnReference("mood", "How it sounds.", new WorkbookExample("variables", "mood", "calm"))
                {
                    Words = [new("calm", "Calm."), new("glad", "Glad.")],
                }
            ),
        };

        using var book = new XLWorkbook(new MemoryStream(StudyTemplate.Write(new WorkbookReference([sheet]))));

        var headers = book.Worksheet("variables").Row(1).CellsUsed().Select(cell => cell.GetString()).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(headers, Does.Contain("mood"));
            Assert.That(book.Worksheet("variables").DataValidations.Select(validation => validation.Value), Does.Contain("\"calm,glad\""));
        });
    }

    private static IEnumerable<(string Sheet, ColumnReference Column)> TemplateColumns() =>
        from sheet in FigureSheetReference.WholeWorkbook.Sheets
        where sheet.Name != "external_choices"
        from column in sheet.Columns
        where column.IsInTemplate
        select (sheet.Name, column);

    private static string[] DropDownOfFigures(string column) =>
        FigureSheetReference.Figures.FindColumn(column) is { } reference ? StudyTemplate.DropDownOf(reference).Split(',') : [];
}
