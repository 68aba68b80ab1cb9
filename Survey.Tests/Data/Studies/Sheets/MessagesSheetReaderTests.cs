using NUnit.Framework;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;

namespace Survey.Tests.Data.Studies.Sheets;

/// <summary>The sheet <c>messages</c>: what is read of it, and what is said before a mail with a fault is sent.</summary>
public sealed class MessagesSheetReaderTests
{
    [Test]
    public void Read_MessagesInTwoLanguages_HasNameKindSubjectAndText()
    {
        var study = StudyMarkdown.Study(
            Read(
                "name | kind | subject::Svenska (sv) | subject::English (en) | text::Svenska (sv) | text::English (en)",
                "first | Invitation | Svara | Answer | Hej {{ organisation }}<br><br>{{link}} | Hello<br><br>{{code}}",
                "again | reminder | Igen | Again | {{link}} | {{link}}"
            )
        );

        var first = study.FindMessage("FIRST");
        Assert.Multiple(() =>
        {
            Assert.That(
                study.Messages.Select(message => (message.Name, message.Kind)),
                Is.EqualTo(new[] { ("first", MessageKind.Invitation), ("again", MessageKind.Reminder) })
            );
            Assert.That(first?.Subject.ForLanguage("en"), Is.EqualTo("Answer"));
            Assert.That(first?.Text.ForLanguage("sv"), Is.EqualTo("Hej {{ organisation }}\n\n{{link}}"));
            Assert.That(study.FindMessage("other"), Is.Null);
        });
    }

    [TestCase(" | invitation | Hi | {{link}}", "W023", "A2", "has no name")]
    [TestCase("m | invitaton | Hi | {{link}}", "W024", "B2", "'invitation'?")]
    [TestCase("m |  | Hi | {{link}}", "W024", "B2", "Write invitation or reminder")]
    [TestCase("m | invitation |  | {{link}}", "W026", "C2", "no subject")]
    [TestCase("m | invitation | Hi | ", "W026", "D2", "no text")]
    [TestCase("m | invitation | Hi | Answer {{title}}", "W026", "D2", "neither {{link}} nor {{code}}")]
    [TestCase("m | invitation | Hi | {{lnk}} {{code}}", "W025", "D2", "'link'?")]
    [TestCase("m | invitation | Hi {{Link}} | {{code}}", "W025", "C2", "'link'?")]
    [TestCase("m | invitation | Hi | {{code}} {{}}", "W025", "D2", "{{unit}}")]
    [TestCase("m | invitation | Hi | {{code}}<br>{{name of unit}}", "W025", "D2", "{{unit}}")]
    public void Read_AMessageWithAFault_SaysWhichAndWhere(string row, string code, string cell, string message)
    {
        var problem = FaultsOf(Read("name | kind | subject | text", row)).Single();

        Assert.That((problem.Code, problem.Location?.Cell), Is.EqualTo((code, cell)));
        Assert.That(problem.Message, Does.Contain(message));
    }

    [Test]
    public void Read_TwoMessagesOfOneName_RefusesTheSecond() =>
        Assert.That(
            FaultsOf(Read("name | kind | subject | text", "m | invitation | Hi | {{link}}", "M | reminder | Hi | {{link}}"))
                .Select(problem => (problem.Code, problem.Location?.Cell)),
            Is.EqualTo(new[] { ("W023", "A3") })
        );

    /// <summary>Who reads the other language would have no way to the form.</summary>
    [Test]
    public void Read_ATextWithoutLinkInOneLanguage_NamesThatCell() =>
        Assert.That(
            Read(
                "name | kind | subject | text::Svenska (sv) | text::English (en)",
                "m | invitation | Hi | {{link}} | Answer soon"
            )
                .Problems.Where(problem => problem.Code == "W026")
                .Select(problem => problem.Location?.Cell),
            Is.EqualTo(new[] { "E2" })
        );

    private static IEnumerable<StudyProblem> FaultsOf(StudyParseResult reading) =>
        reading.Problems.Where(problem => problem.Location?.Sheet == "messages" && problem.Severity == Severity.Error);

    private static StudyParseResult Read(string head, params string[] rows) =>
        StudyMarkdown.Read(
            "| survey |\n| | type | name | label |\n| | text | q | Question? |\n| messages |\n| | "
                + head
                + " |\n"
                + string.Concat(rows.Select(row => $"| | {row} |\n"))
        );
}
