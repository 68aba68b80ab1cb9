using NUnit.Framework;
using Survey.Data.Studies;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;

namespace Survey.Tests.Data.Studies.Rules;

/// <summary>The sheet entities and the column save_to: checked as XLSForm has them, kept, and not acted on.</summary>
public sealed class EntityRulesTests
{
    private const string Villages = "villages | ${village}";

    private static readonly string[] OneQuestion = ["text | village | Village | "];

    [Test]
    public void Read_EntitiesThatAreRight_AreKeptWithOneWarning()
    {
        var reading = Read("list_name | label", ["text | village | Village | title", "text | size | Size | size"], Villages);

        var study = StudyMarkdown.Study(reading);
        Assert.Multiple(() =>
        {
            Assert.That(
                reading.Problems.Select(problem => problem.ToString()),
                Is.EqualTo(
                    new[]
                    {
                        "entities!A2: warning X058: The sheet 'entities' and the column save_to (2 filled) are kept and not acted on: "
                            + "answers are stored as all others are, and no entity is made or changed here.",
                    }
                )
            );
            Assert.That(study.Questionnaire.Questions.Select(question => question.Name), Is.EqualTo(new[] { "village", "size" }));
        });
    }

    [TestCase(".md")]
    [TestCase(".xlsx")]
    public void Write_AWorkbookWithEntities_KeepsSheetAndColumn(string extension)
    {
        var workbook = Workbook("list_name | label", ["text | village | Village | title"], Villages);
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"entities-{Guid.CreateVersion7():N}{extension}");
        WorkbookFile.Write(workbook, path);

        var read = WorkbookFile.Read(path).Workbook!;

        File.Delete(path);
        Assert.That(MarkdownWriter.Write(read), Is.EqualTo(MarkdownWriter.Write(workbook)));
    }

    [TestCase("| ${village}")]
    [TestCase("$villages | ${village}")]
    [TestCase("__villages | ${village}")]
    [TestCase("my.villages | ${village}")]
    [TestCase("1st | ${village}")]
    public void Read_AListNameThatCannotBeUsed_IsAnError(string row)
    {
        Assert.That(Errors(Read("list_name | label", OneQuestion, row)), Is.EqualTo(new[] { "entities!A2 X053" }));
    }

    [Test]
    public void Read_AListTwice_IsAnError()
    {
        Assert.That(Errors(Read("list_name | label", OneQuestion, Villages, Villages)), Is.EqualTo(new[] { "entities!A3 X053" }));
    }

    [Test]
    public void Read_TheOldNameOfListName_IsKnown()
    {
        Assert.That(Errors(Read("dataset | label", OneQuestion, Villages)), Is.Empty);
    }

    [TestCase("list_name | label | lable", "villages | ${village} | x", "entities!C1 W011")]
    [TestCase("list_name | label | id_note", "villages | ${village} | x", "entities!C1 W011")]
    [TestCase("list_name | label::English (en) | entity_id", "villages | x | ${village}", "entities!B1 W011")]
    [TestCase("label", "${village}", "entities!A1 W014")]
    public void Read_AColumnThatIsNotKnownOrMissing_IsAnError(string header, string row, string problem)
    {
        Assert.That(Errors(Read(header, OneQuestion, row)), Does.Contain(problem));
    }

    [TestCase("list_name", "villages", "X054")]
    [TestCase("list_name | create_if", "villages | ${village} != ''", "X054")]
    [TestCase("list_name | update_if", "villages | ${village} != ''", "X054")]
    [TestCase("list_name | label | create_if | update_if", "villages | ${village} | true() | true()", "X054")]
    [TestCase("list_name | label | entity_id | create_if", "villages | ${village} | ${village} | true()", "X054")]
    [TestCase("list_name | label | create_if", "villages | ${village} | ${village} != ''", null)]
    [TestCase("list_name | entity_id", "villages | ${village}", null)]
    [TestCase("list_name | label | entity_id | update_if", "villages | 'x' | ${village} | true()", null)]
    [TestCase("list_name | entity_id | create_if | update_if", "villages | ${village} | true() | false()", null)]
    public void Read_WhatARowDoes_MustBeSaid(string header, string row, string? code)
    {
        Assert.That(Errors(Read(header, OneQuestion, row)), code is null ? Is.Empty : Is.EqualTo(new[] { $"entities!A2 {code}" }));
    }

    [TestCase("concat(${village}, ", "X001")]
    [TestCase("${village} ${village}", "X001")]
    [TestCase("${vilage}", "X002")]
    [TestCase("concat('a', ${town})", "X002")]
    [TestCase("instance('villages')/root/item[name=${village}]/label", null)]
    [TestCase("concat(${village}, ', ', ${organisation})", null)]
    public void Read_AnExpression_MustBeReadableAndNameQuestions(string label, string? code)
    {
        var errors = Errors(Read("list_name | label", OneQuestion, $"villages | {label}"));

        Assert.That(errors, code is null ? Is.Empty : Is.EqualTo(new[] { $"entities!B2 {code}" }));
    }

    [Test]
    public void Read_AnExpressionThatNamesTwoQuestions_IsAnError()
    {
        var rows = new[] { "begin_group | g | G | ", "text | a | A | ", "end_group | | | ", "text | a | A | " };

        Assert.That(Errors(Read("list_name | label", rows, "villages | ${a}")), Is.EqualTo(new[] { "entities!B2 X032" }));
    }

    [TestCase("a#b#c")]
    [TestCase("##b")]
    [TestCase("towns#size")]
    [TestCase("name")]
    [TestCase("villages#Label")]
    [TestCase("__size")]
    [TestCase("1size")]
    [TestCase("villages#")]
    public void Read_ASaveToThatNamesNoProperty_IsAnError(string cell)
    {
        Assert.That(
            Errors(Read("list_name | label", [$"text | village | Village | {cell}"], Villages)),
            Is.EqualTo(new[] { "survey!D2 X055" })
        );
    }

    [TestCase("begin_group | g | G | size", "text | a | A | ", "end_group | | | ", "survey!D2")]
    [TestCase("begin_group | g | G | ", "text | a | A | ", "end_group | | | size", "survey!D4")]
    [TestCase("begin_repeat | g | G | size", "text | a | A | ", "end_repeat | | | ", "survey!D2")]
    public void Read_ASaveToOfAGroup_IsAnError(string first, string second, string third, string place)
    {
        Assert.That(
            Errors(Read("list_name | label", [first, second, third], "villages | 'x'")),
            Is.EqualTo(new[] { $"{place} X055" })
        );
    }

    [Test]
    public void Read_ASaveToWithoutEntities_IsAnErrorOnce()
    {
        var reading = StudyMarkdown.Survey("save_to |", "text | a | A | one |", "text | b | B | two |");

        Assert.That(Errors(reading), Is.EqualTo(new[] { "survey!D2 X055" }));
    }

    [Test]
    public void Read_ASaveToWithoutListAmongSeveral_IsAnError()
    {
        var rows = new[] { "text | a | A | size", "begin_group | g | G | ", "text | b | B | towns#size", "end_group | | | " };

        Assert.That(
            Errors(Read("list_name | label", rows, "villages | ${a}", "towns | ${b}")),
            Is.EqualTo(new[] { "survey!D2 X055" })
        );
    }

    [TestCase("size", "size")]
    [TestCase("villages#size", "size")]
    public void Read_APropertyTwice_IsAnError(string first, string second)
    {
        Assert.That(
            Errors(Read("list_name | label", [$"text | a | A | {first}", $"text | b | B | {second}"], "villages | ${a}")),
            Is.EqualTo(new[] { "survey!D3 X056" })
        );
    }

    [Test]
    public void Read_ADisabledRow_SavesNothing()
    {
        var reading = StudyReader.Read(
            StudyMarkdown.Workbook(
                """
                | survey |
                | | type | name | label | save_to | disabled |
                | | text | a | A | size | |
                | | text | b | B | size | yes |
                | entities |
                | | list_name | label |
                | | villages | ${a} |
                """
            )
        );

        Assert.That(Errors(reading), Is.Empty);
    }

    private static IEnumerable<string> Errors(StudyParseResult reading) =>
        reading
            .Problems.Where(problem => problem.Severity is Severity.Error or Severity.Unsupported)
            .Select(problem => $"{problem.Location} {problem.Code}");

    private static StudyParseResult Read(string header, string[] rows, params string[] entities) =>
        StudyReader.Read(Workbook(header, rows, entities));

    private static Workbook Workbook(string header, string[] rows, params string[] entities) =>
        StudyMarkdown.Workbook(
            string.Join(
                '\n',
                [
                    "| survey |",
                    "| | type | name | label | save_to |",
                    .. rows.Select(row => $"| | {row} |"),
                    "| entities |",
                    .. entities.Prepend(header).Select(row => $"| | {row} |"),
                ]
            )
        );
}
