using NUnit.Framework;
using Survey.Data.Studies;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;

namespace Survey.Tests.Data.Studies;

/// <summary>Reads studies written as Markdown in the tests.</summary>
internal static class StudyMarkdown
{
    /// <summary>A study of one sheet <c>survey</c> with these rows; the sheet's head is type, name, label and the further
    /// columns.</summary>
    public static StudyParseResult Survey(string furtherColumns, params string[] rows) =>
        Read(
            "| survey |\n| | type | name | label |"
                + furtherColumns
                + "\n"
                + string.Concat(rows.Select(row => "| | " + row + "\n"))
                + "| choices |\n| | list_name | name | label |\n| | yn | yes | Yes |\n| | yn | no | No |\n| | fruit | apple | Apple |\n| "
                + "| fruit | pear | Pear |\n"
                + "| settings |\n| | form_id | default_language |\n| | test | English (en) |\n"
        );

    public static StudyParseResult Read(string markdown) => StudyReader.Read(Workbook(markdown));

    public static Workbook Workbook(string markdown) =>
        MarkdownReader.Read(markdown).Workbook ?? throw new AssertionException("There is no workbook.");

    /// <summary>The study, which must be without fault.</summary>
    public static Study Study(StudyParseResult reading) =>
        reading.Study ?? throw new AssertionException(string.Join(Environment.NewLine, reading.Problems));
}
