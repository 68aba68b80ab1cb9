using NUnit.Framework;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Responses.Files;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Responses.Files;

public sealed class ResponseFileTests
{
    private static readonly Questionnaire Questionnaire = Create.Questionnaire(
        Create.Section(
            "one",
            Create.Single("agreement"),
            Create.Multiple("sources", Create.List("kinds", Create.Choice("crime"), Create.Choice("survey"), Create.Choice("other"))) with
            {
                HasOther = true,
            },
            Create.Question("years", QuestionType.WholeNumber),
            Create.Question("share", QuestionType.Number),
            Create.Question("signed", QuestionType.Date) with
            {
                Appearance = ["month-year"],
            },
            Create.Question("remarks"),
            Create.Question("read_this", QuestionType.Note),
            Create.Repeat("measures", Create.Question("measure"), Create.Single("done"))
        )
    );

    private static readonly Frame Frame = Create.Frame(Create.Unit("K1"), Create.Unit("K2"), Create.Unit("-K3"));

    [Test]
    public void Read_EveryKindOfAnswer_HasItsMeaning()
    {
        var response = Read(
            "unit;_status;agreement;sources;sources_other;years;share;signed;remarks\n"
                + "K1;submitted;dk;survey crime other;egna källor;1 200;12,5;2010-05;\"Fint; \"\"bra\"\"\nslut\"\n"
        )
            .Responses.Single();

        Answer Of(string name) => response.Answers.GetAnswer(Questionnaire.FindQuestion(name)!);
        Assert.Multiple(() =>
        {
            Assert.That(response.UnitId, Is.EqualTo("K1"));
            Assert.That(response.Status, Is.EqualTo(FormStatus.Submitted));
            Assert.That(Of("agreement"), Is.EqualTo(new Answer.Missing(MissingReason.DoesNotKnow)));
            Assert.That(Of("sources"), Is.EqualTo(new Answer.ChosenMany(["crime", "survey", "other"])));
            Assert.That(response.Answers.GetStoredAnswer(new AnswerKey("sources_other")).Text, Is.EqualTo("egna källor"));
            Assert.That(Of("years"), Is.EqualTo(new Answer.Number(1200)));
            Assert.That(Of("share"), Is.EqualTo(new Answer.Number(12.5)));
            Assert.That(Of("signed"), Is.TypeOf<Answer.Date>().With.Property("Value").Property("Month").EqualTo(5));
            Assert.That(Of("remarks"), Is.EqualTo(new Answer.Text("Fint; \"bra\"\nslut")));
        });
    }

    [TestCase("Unit, _STATUS ,Agreement,Share,Remarks\nK1,Submitted,yes,1.5,a\u200Db\n,,,,\n")]
    [TestCase("sep=;\r\nunit;_status;agreement;share;remarks\r\nK1\u200B;submitted;yes;1,5;a\u200Db\r\n")]
    [TestCase("unit\t_status\tagreement\tshare\tremarks\t\nK1\tsubmitted\tyes\u00AD\t1,5\ta\u200Db\t\n")]
    public void Read_AFileAsSpreadsheetsWriteIt_YieldsItsAnswers(string text)
    {
        var result = Read(text).Responses;

        Assert.That(result.Select(response => response.UnitId), Is.EqualTo(new[] { "K1" }));
        Assert.That(
            new[] { "agreement", "share", "remarks" }.Select(name => result[0].Answers.GetStoredAnswer(new AnswerKey(name)).Text),
            Is.EqualTo(new[] { "yes", "1.5", "a\u200Db" })
        );
    }

    [TestCase("-91", MissingReason.NotApplicable)]
    [TestCase("-93", MissingReason.Refused)]
    [TestCase("-99", MissingReason.Suppressed)]
    public void Read_AMissingCode_IsItsReasonWhateverTheQuestion(string code, MissingReason reason)
    {
        var response = Read($"unit,_status,agreement,years,remarks\nK1,submitted,{code},{code},{code}\n").Responses.Single();

        Assert.That(response.Answers.Entries.Values, Is.EqualTo(Enumerable.Repeat(new StoredAnswer("", reason), 3)));
    }

    [Test]
    public void Read_ANegativeNumberThatIsNoCode_IsANumber()
    {
        var response = Read("unit,_status,years\nK1,submitted,-90\n").Responses.Single();

        Assert.That(response.Answers.GetAnswer(Questionnaire.FindQuestion("years")!), Is.EqualTo(new Answer.Number(-90)));
    }

    [TestCase("", "error: The file is empty; its first line must name the columns.")]
    [TestCase("unit,years\nK1,3\n", "line 1: error: Column '_status' is missing. Every row needs it.")]
    [TestCase(
        "unit,_status,yeers\nK1,submitted,3\n",
        "line 1: error: Column 'yeers' is no question of the study. Correct the name, or remove the column."
    )]
    [TestCase("unit,_status,read_this\n", "line 1: error: Column 'read_this' holds no answers of respondents. Remove it.")]
    [TestCase(
        "unit,_status,done\n",
        "line 1: error: Column 'done' belongs to the rows of 'measures', in a file of their own that ends in '.measures.csv'."
    )]
    [TestCase("unit,_status\nK9,submitted\n", "line 2: error: Unit 'K9' is not in the frame.")]
    [TestCase("unit,_status\nK1,submitted\nK1,partial\n", "line 3: error: Unit 'K1' is on line 2 already. A unit has one response.")]
    [TestCase("unit,_status\nK1,done\n", "line 2: error: 'done' in column '_status' is unknown. Write submitted or partial.")]
    [TestCase(
        "unit,_status,agreement\nK1,submitted,maybe\n",
        "line 2: error: 'maybe' in column 'agreement' is no choice of 'yesno'. Known are: yes, no, dk. Correct it, or set "
            + "'_status' to partial."
    )]
    [TestCase(
        "unit,_status,sources\nK1,submitted,crime rumour\n",
        "line 2: error: 'rumour' in column 'sources' is no choice of 'kinds'. Known are: crime, survey, other. Correct it, or set "
            + "'_status' to partial."
    )]
    [TestCase(
        "unit,_status,years\nK1,submitted,2.5\n",
        "line 2: error: '2.5' in column 'years' is no whole number. Correct it, or set '_status' to partial."
    )]
    [TestCase(
        "unit,_status,share\nK1,submitted,half\n",
        "line 2: error: 'half' in column 'share' is no number. Correct it, or set '_status' to partial."
    )]
    [TestCase(
        "unit,_status,signed\nK1,submitted,May\n",
        "line 2: error: 'May' in column 'signed' is no date such as 2010, 2010-05 or 2010-05-17. Correct it, or set "
            + "'_status' to partial."
    )]
    public void Read_AFault_IsNamedWithItsLineAndColumnAndNothingIsRead(string text, string expected)
    {
        var reading = Read(text);

        Assert.That(reading.Problems.Select(problem => problem.ToString()), Is.EqualTo(new[] { expected }));
        Assert.That(reading.Responses, Is.Empty);
    }

    [TestCase("unit,row,done\nK2,1,yes\n", "line 2: error: Unit 'K2' has no line in the file of units.")]
    [TestCase("unit,row,done\nK1,0,yes\n", "line 2: error: '0' in column 'row' is no row number. Count each unit's rows from 1.")]
    [TestCase("unit,row,done\nK1,1,yes\nK1,1,no\n", "line 3: error: Row 1 of unit 'K1' is on line 2 already.")]
    [TestCase(
        "unit,row,years\nK1,1,3\n",
        "line 1: error: Column 'years' does not belong to the rows of 'measures'. Move it to the file of units."
    )]
    [TestCase("unit,done\nK1,yes\n", "line 1: error: Column 'row' is missing. Every row needs it.")]
    public void Read_AFaultInTheRowsOfARepeat_IsNamed(string rows, string expected)
    {
        var reading = Read("unit,_status\nK1,submitted\n", rows);

        Assert.That(reading.Problems.Select(problem => problem.ToString()), Is.EqualTo(new[] { expected }));
        Assert.That(reading.Responses, Is.Empty);
    }

    [Test]
    public void Read_APartialResponse_KeepsWhatCannotBeRead()
    {
        var response = Read("unit,_status,years,agreement\nK1,partial,ungefär tre,kanske\n").Responses.Single();

        Assert.That(response.Answers.GetAnswer(Questionnaire.FindQuestion("years")!), Is.EqualTo(new Answer.Unreadable("ungefär tre")));
        Assert.That(response.Answers.GetAnswer(Questionnaire.FindQuestion("agreement")!), Is.EqualTo(new Answer.Unreadable("kanske")));
    }

    [TestCase("=1+1", "'=1+1")]
    [TestCase("+46 8 123", "'+46 8 123")]
    [TestCase("-92", "'-92")]
    [TestCase("@home", "'@home")]
    [TestCase("\tx", "'\tx")]
    [TestCase("'=x", "''=x")]
    [TestCase("''x", "'''x")]
    [TestCase("'Twas", "'Twas")]
    [TestCase("'", "'")]
    [TestCase("a=b", "a=b")]
    public void Write_TextThatLooksLikeAFormula_IsTextToASpreadsheetAndReadsBack(string text, string cell)
    {
        var written = Write(Response("K1", ("remarks", text)));

        Assert.That(written.Split('\n')[1], Is.EqualTo($"K1,submitted,,,,,,,{cell}"));
        Assert.That(Read(written).Responses.Single().Answers.GetStoredAnswer(new AnswerKey("remarks")).Text, Is.EqualTo(text));
    }

    [TestCase("-5", "-5")]
    [TestCase("-92", "'-92")]
    [TestCase("-1+1", "'-1+1")]
    public void Write_ANumber_StaysANumberUnlessItIsAMissingCode(string text, string cell)
    {
        var response = Response("K1", ("years", text)) with { Status = FormStatus.InProgress };

        var written = Write(response);

        Assert.That(written.Split('\n')[1], Is.EqualTo($"K1,partial,,,,{cell},,,"));
        Assert.That(Read(written).Responses.Single(), Is.EqualTo(response));
    }

    [Test]
    public void Write_EverythingAtOnce_ReadsBackToTheSame()
    {
        UnitResponse[] responses =
        [
            Response(
                "-K3",
                ("agreement", "yes"),
                ("sources", "crime other"),
                ("sources_other", "a, b; \"c\"\nd"),
                ("share", "0.1"),
                ("signed", "2010"),
                ("remarks", "åäö ÅÄÖ €"),
                ("measure#1", "first"),
                ("done#1", "dk"),
                ("measure#4", "=after a gap")
            ),
            new(
                "K1",
                FormStatus.InProgress,
                new AnswerSet(AnswerSet.Empty.Entries.Add(new AnswerKey("years"), new StoredAnswer("", MissingReason.PartNotReturned)))
            ),
            Response("K2"),
        ];
        var path = Path.Combine(Directory.CreateTempSubdirectory("survey").FullName, "responses.csv");

        ResponseFile.WriteTo(path, Questionnaire, responses);

        Assert.That(File.ReadAllBytes(path).Take(4), Is.EqualTo("unit"u8.ToArray()), "no byte order mark");
        Assert.That(
            File.ReadAllText(Path.ChangeExtension(path, ".measures.csv")),
            Is.EqualTo("unit,row,measure,done\n'-K3,1,first,dk\n'-K3,4,'=after a gap,\n")
        );
        Assert.That(ResponseFile.ReadFrom(path, Questionnaire, Frame).Responses, Is.EqualTo(responses));

        File.WriteAllText(path, '\uFEFF' + File.ReadAllText(path));
        Assert.That(ResponseFile.ReadFrom(path, Questionnaire, Frame).Responses, Is.EqualTo(responses), "with a byte order mark");
    }

    [Test]
    public void ReadFrom_FaultsInBothFiles_NamesTheirFiles()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("survey").FullName, "responses.csv");
        var rows = ResponseFile.RepeatPath(path, Questionnaire.Repeats.Single());
        File.WriteAllText(path, "unit,_status,years\nK1,submitted,many\n");
        File.WriteAllText(rows, "unit,row,done\nK1,1,perhaps\n");

        var problems = ResponseFile.ReadFrom(path, Questionnaire, Frame).Problems;

        Assert.That(problems.Select(problem => problem.FileName), Is.EqualTo(new[] { path, rows }));
    }

    [Test]
    public void WriteAndRead_SyntheticResponse_KeepsItsMark()
    {
        var madeUp = Response("K1", ("years", "7")) with { IsSynthetic = true };

        var text = Write(madeUp);

        Assert.That(text, Does.StartWith("unit,_status,_source,"));
        Assert.That(Read(text).Responses, Is.EqualTo(new[] { madeUp }));
    }

    [Test]
    public void Read_UnknownSource_SaysWhatToWrite()
    {
        var problems = Read("unit,_status,_source\nK1,submitted,guessed\n").Problems;

        Assert.That(
            problems.Select(problem => problem.ToString()),
            Is.EqualTo(
                new[]
                {
                    "line 2: error: 'guessed' in column '_source' is unknown. Write synthetic where answers are made up, else nothing.",
                }
            )
        );
    }

    private static UnitResponse Response(string unit, params (string Key, string Text)[] answers) =>
        new(unit, FormStatus.Submitted, Create.Sheet(answers));

    private static string Write(UnitResponse response)
    {
        var writer = new StringWriter();
        ResponseFile.Write(Questionnaire, [response], writer);
        return writer.ToString();
    }

    private static ResponseFileResult Read(string text, string? rows = null) =>
        ResponseFile.Read(
            Questionnaire,
            Frame,
            new StringReader(text),
            rows is null ? null : new Dictionary<string, TextReader> { ["measures"] = new StringReader(rows) }
        );
}
