using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Survey.Data.Studies;
using Survey.Data.Studies.Reference;
using Survey.Data.Studies.Workbooks;
using Survey.Tests.Samples;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Studies;

/// <summary>Whatever a file holds, reading it ends: in a study, or in faults that say what to do.</summary>
/// <remarks>SURVEY_FUZZ_CASES says how many damaged workbooks are read of each kind; a hundred where it does not.</remarks>
public sealed class WorkbookFuzzTests
{
    /// <summary>A heap for a whole server; the program ends where it needs more.</summary>
    private const string HeapOf768Megabytes = "0x30000000";

    private static readonly byte[][] FileSignatures =
    [
        "PK\u0003\u0004"u8.ToArray(),
        "| survey |\n| | "u8.ToArray(),
        [0xD0, 0xCF, 0x11, 0xE0],
        [],
    ];

    private static readonly int Cases = int.TryParse(
        Environment.GetEnvironmentVariable("SURVEY_FUZZ_CASES"),
        NumberStyles.None,
        CultureInfo.InvariantCulture,
        out var cases
    )
        ? cases
        : 100;

    /// <summary>Each half is written and checked by itself, both at the same time.</summary>
    [Test]
    [CancelAfter(600_000)]
    public async Task Check_HostileWorkbooks_EndsForEachInAWordAboutIt([Values(0, 1)] int half, CancellationToken cancellation)
    {
        using var folder = new TemporaryFolder();
        var files = HostileWorkbooks.All.Where((_, index) => index % 2 == half).ToList();
        foreach (var (name, write) in files)
        {
            await File.WriteAllBytesAsync(folder.PathOf(name), write(), cancellation);
        }

        using var process = SurveyProcess.Start(
            folder.Path,
            ["check", .. files.Select(file => file.Name)],
            ("DOTNET_GCHeapHardLimit", HeapOf768Megabytes)
        );
        await using var kill = cancellation.Register(() => process.Kill(entireProcessTree: true));
        var error = process.StandardError.ReadToEndAsync(cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);

        var silent = files
            .Select(file => file.Name)
            .Where(name =>
                !output.Contains($"\n{name}: ", StringComparison.Ordinal) && !output.StartsWith($"{name}: ", StringComparison.Ordinal)
            );
        Assert.Multiple(() =>
        {
            Assert.That((process.ExitCode, error.Result), Is.EqualTo((1, "")));
            Assert.That(silent, Is.Empty, "the first of them is the one at which the program ended");
            Assert.That(Faults(output).Where(fault => !IsActionable(fault)), Is.Empty);
        });
    }

    [TestCase("control_characters.xlsx")]
    [TestCase("sheets_of_one_name.xlsx")]
    [TestCase("deep_parentheses.md")]
    [TestCase("nuls.md")]
    [TestCase("many_rows.md")]
    public void Annotate_AHostileWorkbook_YieldsAFileThatIsReadAgain(string name)
    {
        var content = HostileWorkbooks.All.Single(file => file.Name == name).Write();
        var file = WorkbookFile.Read(content);

        var annotated = AnnotatedWorkbookWriter.Write(
            file.Workbook ?? throw new AssertionException("There is no workbook."),
            StudyFileReader.Read(file, "study").Problems,
            WorkbookReference.Standard,
            "en"
        );

        Assert.That(WorkbookFile.Read(annotated).Workbook?.Sheets.Length, Is.GreaterThan(0));
    }

    [Test]
    public void Read_RandomBytes_IsRefusedWithASentence([Values(1, 2)] int seed)
    {
        var random = new Random(seed);
        for (var number = 0; number < Cases; number++)
        {
            var bytes = new byte[random.Next(2_000)];
            random.NextBytes(bytes);

            AssertEnds([.. FileSignatures[number % FileSignatures.Length], .. bytes]);
        }
    }

    [Test]
    public void Read_ADamagedExcelFile_EndsInAStudyOrInFaults([Values(1, 2)] int seed)
    {
        var whole = File.ReadAllBytes(new Sample("dricksvatten").PathOf("study.xlsx"));
        var random = new Random(seed);
        for (var number = 0; number < Cases; number++)
        {
            AssertEnds(Damaged(whole, random));
        }
    }

    [Test]
    public void Read_AnExcelFileWithDamagedXml_EndsInAStudyOrInFaults([Values(1, 2)] int seed)
    {
        var random = new Random(seed);
        var whole = WorkbookFile.Read(new Sample("dricksvatten").PathOf("study.md")).Workbook
            ?? throw new AssertionException("There is no workbook.");
        var sheets = whole.Sheets.ToDictionary(
            sheet => sheet.Name,
            sheet => string.Concat(RawWorkbook.Rows(sheet.Rows.Select(row => row.Cells.AsEnumerable()).Prepend(sheet.Columns)))
        );
        for (var number = 0; number < Cases; number++)
        {
            var hit = sheets.Keys.ElementAt(random.Next(sheets.Count));
            var book = sheets.Aggregate(new RawWorkbook(), (book, sheet) =>
                book.WithSheet(
                    sheet.Key,
                    [sheet.Key == hit ? Encoding.UTF8.GetString(Damaged(Encoding.UTF8.GetBytes(sheet.Value), random)) : sheet.Value]
                )
            );

            AssertEnds(book.ToBytes());
        }
    }

    [Test]
    public void Read_ADamagedMarkdownFile_EndsInAStudyOrInFaults([Values(1, 2)] int seed)
    {
        var whole = File.ReadAllBytes(new Sample("dricksvatten").PathOf("study.md"));
        var random = new Random(seed);
        for (var number = 0; number < Cases; number++)
        {
            AssertEnds(Damaged(whole, random));
        }
    }

    /// <summary>Cut off, with bits turned over, with a piece doubled, or with a piece from elsewhere.</summary>
    private static byte[] Damaged(byte[] whole, Random random)
    {
        var (from, length) = (random.Next(whole.Length), random.Next(1, 200));
        var piece = whole.AsSpan(from, Math.Min(length, whole.Length - from)).ToArray();
        switch (random.Next(4))
        {
            case 0:
                return whole[..from];
            case 1:
                var turned = (byte[])whole.Clone();
                for (var bit = 0; bit < length; bit++)
                {
                    turned[random.Next(turned.Length)] ^= (byte)(1 << random.Next(8));
                }

                return turned;
            case 2:
                return [.. whole[..from], .. piece, .. whole[from..]];
            default:
                var at = random.Next(whole.Length);
                return [.. whole[..at], .. piece, .. whole[Math.Min(whole.Length, at + piece.Length)..]];
        }
    }

    private static void AssertEnds(byte[] content)
    {
        var file = WorkbookFile.Read(content);
        var reading = StudyFileReader.Read(file, "study");

        Assert.That(reading.Study is not null || reading.Problems.Any(problem => problem.IsBlocking), Is.True);
        Assert.That(reading.Problems.Where(problem => !IsActionable(problem.Message)).Select(problem => problem.ToString()), Is.Empty);
        if (content.Length % 10 == 0 && file.Workbook is { } workbook)
        {
            Assert.That(AnnotatedWorkbookWriter.Write(workbook, reading.Problems, WorkbookReference.Standard, "en"), Is.Not.Empty);
        }
    }

    private static IEnumerable<string> Faults(string output) =>
        output
            .Split('\n')
            .Select(line => Regex.Match(line, @": error( [A-Z]\d{3})?: (?<message>.*)"))
            .Where(match => match.Success)
            .Select(match => match.Groups["message"].Value);

    /// <summary>A sentence, and not the name of an exception.</summary>
    private static bool IsActionable(string message) => message.Length > 20 && !Regex.IsMatch(message, @"^System\.|^\w+Exception\b|   at ");
}
