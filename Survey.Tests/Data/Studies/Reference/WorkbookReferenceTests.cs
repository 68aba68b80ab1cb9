using NUnit.Framework;
using Survey.Data.Expressions.Functions;
using Survey.Data.Studies;
using Survey.Data.Studies.Reference;

namespace Survey.Tests.Data.Studies.Reference;

/// <summary>Every example of the reference is a study that <c>check</c> has nothing to say about.</summary>
public sealed class WorkbookReferenceTests
{
    private static IEnumerable<TestCaseData> Examples() =>
        from sheet in WorkbookReference.Standard.Sheets
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
        from function in FunctionSignature.ForForms.Values
        orderby function.Name
        select new TestCaseData(ExampleWorkbook.ForFormFunction(function)).SetArgDisplayNames(function.Name);

    private static IEnumerable<TestCaseData> FigureFunctions() =>
        from function in FunctionSignature.ForFigures.Values
        orderby function.Name
        select new TestCaseData(ExampleWorkbook.ForFigureFunction(function)).SetArgDisplayNames(function.Name);

    [TestCaseSource(nameof(Examples))]
    [TestCaseSource(nameof(ParameterExamples))]
    [TestCaseSource(nameof(FormFunctions))]
    [TestCaseSource(nameof(FigureFunctions))]
    public void Read_AnExample_HasNoProblems(WorkbookExample example)
    {
        Assert.That(StudyReader.Read(ExampleWorkbook.With(example)).Problems, Is.Empty);
    }
}
