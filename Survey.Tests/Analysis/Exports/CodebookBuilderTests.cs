using NUnit.Framework;
using Survey.Analysis.Exports;
using Survey.Tests.Support;

namespace Survey.Tests.Analysis.Exports;

public sealed class CodebookBuilderTests
{
    [Test]
    public void Rows_Question_CountsChoicesThenReasonsOfSubmittedAnswers()
    {
        var rows =
            from row in Rows()
            where row.Question.Name is "agreement" or "change_structure" or "years"
            select $"{row.QuestionNumber} {row.Question.Name} {row.Code} {row.Label.ForLanguage("sv")} {row.Count}";

        Assert.That(
            rows,
            Is.EqualTo(
                new[]
                {
                    "1 agreement in_force Ja, en som gäller 1",
                    "1 agreement expired Ja, giltighetstiden har gått ut men vi arbetar fortfarande efter den 0",
                    "1 agreement drafting Nej, men en är på väg 0",
                    "1 agreement never Nej, vi har aldrig haft någon 1",
                    "4 change_structure 1 Mycket sämre 0",
                    "4 change_structure 2 Något sämre 0",
                    "4 change_structure 3 Oförändrat 0",
                    "4 change_structure 4 Något bättre 0",
                    "4 change_structure 5 Mycket bättre 0",
                    "4 change_structure -92 vet ej 1",
                    "4 change_structure -94 obesvarat 1",
                    "8 years   1",
                    "8 years -94 obesvarat 1",
                }
            )
        );
    }

    [Test]
    public void Rows_RoutedQuestion_CountsTheNotAskedApart() =>
        Assert.That(
            Rows().Where(row => row.Question.Name == "mapping_sources" && row.Count > 0).Select(row => (row.Code, row.Count)),
            Is.EqualTo(new[] { ("reported_crime", 1), ("hobit", 1), ("-91", 1) })
        );

    private static IEnumerable<CodebookRow> Rows() =>
        new CodebookBuilder(SampleFigures.Context(), SampleFigures.Frame(), SampleFigures.Responses()).BuildRows();
}
