using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Survey.Data.Studies;

/// <summary>The files that a form reads beside its workbook. Each becomes a sheet of the workbook, called as the file: a study stays one workbook.</summary>
public static partial class StudyFiles
{
    private const string Csv = ".csv";
    private const string Xml = ".xml";

    /// <summary>Whether a sheet is a file that a form reads.</summary>
    internal static bool IsFile(string sheet) => sheet.EndsWith(Csv, StringComparison.OrdinalIgnoreCase) || sheet.EndsWith(Xml, StringComparison.OrdinalIgnoreCase);

    /// <summary>The names of the files that a workbook may mean, and that are none of its sheets.</summary>
    public static IEnumerable<string> NamedIn(Workbook workbook) => (workbook.Find("survey")?.Rows ?? [])
        .SelectMany(row => Named().Matches(string.Join('\n', row.Cells)))
        .SelectMany(match => match.Groups["file"].Success ? [match.Groups["file"].Value] : new[] { match.Groups["name"].Value + Csv, match.Groups["name"].Value + Xml })
        .Distinct(StringComparer.Ordinal)
        .Where(name => IsFile(name) && Path.GetFileName(name) == name && workbook.Find(name) is null);

    /// <summary>The workbook with files as further sheets; one that is a sheet already takes its place.</summary>
    /// <param name="reading">What was read from the workbook.</param>
    /// <param name="files">The files' names and bytes.</param>
    public static WorkbookReading Add(WorkbookReading reading, IEnumerable<(string Name, byte[] Content)> files)
    {
        ArgumentNullException.ThrowIfNull(reading);
        foreach (var (name, content) in files)
        {
            var file = Read(name, content);
            reading = reading.Workbook is not { } workbook ? reading : new WorkbookReading(
                new Workbook([.. workbook.Sheets.Where(sheet => !string.Equals(sheet.Name, name, StringComparison.OrdinalIgnoreCase)), .. file.Workbook?.Sheets ?? []]),
                [.. reading.Problems, .. file.Problems]);
        }

        return reading;
    }

    /// <summary>A workbook's bytes with files as further sheets; the same bytes where there are none, or where the workbook itself cannot be read.</summary>
    /// <returns>The bytes, and what is wrong with the files.</returns>
    public static (byte[] Content, IReadOnlyList<StudyProblem> Problems) Join(byte[] workbook, IReadOnlyCollection<(string Name, byte[] Content)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var alone = files.Count == 0 ? null : WorkbookFile.Read(workbook);
        if (alone?.Workbook is null || alone.Problems.Any(problem => problem.IsInTheWay))
        {
            return (workbook, []);
        }

        var joined = Add(alone with { Problems = [] }, files);
        return joined is { Workbook: { } whole, Problems: [] } ? (SpreadsheetWriter.Write(whole), []) : (workbook, joined.Problems);
    }

    /// <summary>The table of one file; whatever it holds, there is an answer.</summary>
    private static WorkbookReading Read(string name, byte[] content)
    {
        var gatherer = new WorkbookGatherer();
        var place = new Questionnaires.Place(name, "");
        try
        {
            if (content.Length > WorkbookFile.MaximumBytes)
            {
                gatherer.Problems.Error("W001", place, WorkbookFile.TooLarge(content.Length));
            }
            else if (gatherer.TryBegin(name, mayHaveRule: false, place))
            {
                Gather(gatherer, name, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF'));
            }
        }
        catch (DecoderFallbackException)
        {
            gatherer.Problems.Error("W001", place, "The file is not text in UTF-8. Save it as CSV UTF-8.");
        }
        catch (XmlException exception)
        {
            gatherer.Problems.Error("W001", place, $"The file cannot be read as XML: {exception.Message} Save the table as CSV UTF-8.");
        }

        return gatherer.Reading("") with { Problems = gatherer.Problems.ToImmutable() };
    }

    private static void Gather(WorkbookGatherer gatherer, string name, string text)
    {
        foreach (var (line, cells) in name.EndsWith(Xml, StringComparison.OrdinalIgnoreCase) ? FileXml.Records(text) : CsvText.Records(text))
        {
            if (!gatherer.TryAdd(cells, line, column => new Questionnaires.Place(name, column < 0 ? FormattableString.Invariant($"{line}") : Sheet.CellName(column, line))))
            {
                break;
            }
        }
    }

    [GeneratedRegex("""^(csv-external|xml-external)\n(?<name>\S+)$|_from_file\s+(?<file>\S+)|\b(instance|pulldata|search)\(\s*['"](?<name>[^'"]+)['"]""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Named();
}
