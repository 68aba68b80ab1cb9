using NUnit.Framework;
using Survey.Analysis.Figures.Claims;
using Survey.Analysis.Figures.Definitions;
using Survey.Data.Expressions.Functions;
using Survey.Data.Studies;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Reference;
using Survey.Data.Studies.Workbooks;

namespace Survey.Tests.Data.Studies.Reference;

/// <summary>Every example of the reference is a study that <c>check</c> has nothing to say about, but that entities are kept.</summary>
public sealed class WorkbookReferenceTests
{
    private static IEnumerable<TestCaseData> Examples() =>
        from sheet in FigureSheetReference.WholeWorkbook.Sheets
        from column in sheet.Columns
        from word in column.Words.Prepend(new WordReference("", "") { Example = column.Example })
        where word.Example is not null
        select new TestCaseData(word.Example).SetArgDisplayNames(sheet.Name, column.Name, word.Name);

    private static IEnumerable<TestCaseData> ParameterExamples() =>
        from type in QuestionTypeReference.All
        from parameter in type.Parameters
        where parameter.Example is not null
        select new TestCaseData(parameter.Example).SetArgDisplayNames(type.Name, parameter.Name);

    private static IEnumerable<TestCaseData> FormFunctions() =>
        from function in FunctionTable.ForForms.Values
        orderby function.Name
        select new TestCaseData(ExampleWorkbook.ForFormFunction(function)).SetArgDisplayNames(function.Name);

    private static IEnumerable<TestCaseData> FigureFunctions() =>
        from function in FunctionTable.ForFigures.Values
        orderby function.Name
        select new TestCaseData(ExampleWorkbook.ForFigureFunction(function)).SetArgDisplayNames(function.Name);

    [TestCaseSource(nameof(Examples))]
    [TestCaseSource(nameof(ParameterExamples))]
    [TestCaseSource(nameof(FormFunctions))]
    [TestCaseSource(nameof(FigureFunctions))]
    public void Read_AnExample_HasNoProblems(WorkbookExample example)
    {
        var result = StudyReader.Read(ExampleWorkbook.With(example));
        Assert.That(result.Problems.Where(problem => problem.Code != StudyProblem.KeptEntitiesCode), Is.Empty);

        var figures = FigureSheetReader.Read(StudyMarkdown.Study(result));
        Assert.That(figures.Problems, Is.Empty);
        Assert.That(ClaimSheetReader.Read(StudyMarkdown.Study(result), figures.Figures).Problems, Is.Empty);
    }

    [Test]
    public void Read_AColumnThatIsAddedToTheReference_IsKnown()
    {
        var example = new WorkbookExample("survey", "type | name | label | mood", "text | street | Which street? | calm");
        var survey = SurveySheetReference.Sheet with
        {
            Columns = SurveySheetReference.Sheet.Columns.Add(new ColumnReference("mood", "How the question sounds.", example)),
        };
        var extended = new WorkbookReference(WorkbookReference.Standard.Sheets.Replace(SurveySheetReference.Sheet, survey));

        Assert.Multiple(() =>
        {
            Assert.That(CodesOf(StudyReader.Read(ExampleWorkbook.With(example))), Is.EqualTo(new[] { "W011" }));
            Assert.That(CodesOf(StudyReader.Read(ExampleWorkbook.With(example), reference: extended)), Is.Empty);
        });
    }

    private static IEnumerable<string> CodesOf(StudyParseResult result) => result.Problems.Select(problem => problem.Code);
}
