using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Reads what a workbook's tables mean, and says everything that is wrong with them at once.</summary>
public sealed class StudyReader
{
    /// <summary>Nobody answers more, or reads more figures; lists of choices may be longer. Rules that hold each row against each other one stay quick.</summary>
    private const int MaximumRows = 5_000;

    private readonly Workbook workbook;
    private readonly ProblemList problems = new();
    private readonly ImmutableArray<Language> languages;
    private readonly ExpressionCells expressions;

    private StudyReader(Workbook workbook)
    {
        this.workbook = workbook with { Sheets = [.. workbook.Sheets.Select(Shortened)] };
        languages = StudyLanguages.Of(this.workbook);
        expressions = new ExpressionCells(problems);
    }

    /// <summary>Reads and verifies a study.</summary>
    /// <param name="workbook">The tables.</param>
    /// <param name="fileName">The study's name where the workbook has no <c>form_id</c>.</param>
    public static StudyReading Read(Workbook workbook, string fileName = "study")
    {
        var reader = new StudyReader(workbook);
        var draft = reader.ReadDraft(fileName);
        reader.problems.AddRange(StudyVerifier.Verify(draft));
        var problems = reader.problems.ToImmutable();
        return new StudyReading(!problems.Any(problem => problem.IsFault) ? draft.Study : null, problems);
    }

    /// <summary>A sheet as far as it is read.</summary>
    private Sheet Shortened(Sheet sheet)
    {
        if (sheet.Rows.Length <= MaximumRows || !SheetRules.IsOfFewRows(sheet.Name))
        {
            return sheet;
        }

        problems.Error("W005", sheet.PlaceOf(sheet.Rows[MaximumRows], ""), $"The sheet has more than {MaximumRows} rows. Remove what is not used, or make it two studies.");
        return sheet with { Rows = sheet.Rows[..MaximumRows] };
    }

    private StudyDraft ReadDraft(string fileName)
    {
        var settings = new SettingsSheet(Table("settings"), problems);
        var choices = ReadLists("choices", settings.MayRepeatChoices);
        var external = ReadLists("external_choices", settings.MayRepeatChoices);
        var files = new FileLists(workbook, languages, settings.MayRepeatChoices, problems);
        var lookedUp = choices.AddRange(files.ToLookUp.Where(list => !choices.ContainsKey(list.Key)));
        var names = new SurveyNames(settings.Root, problems);
        var name = StudyWords.ToName(settings.Name.Length > 0 ? settings.Name : fileName);
        var study = new Study
        {
            Name = name,
            Version = settings.Version,
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(MarkdownWriter.Write(workbook)))),
            Title = settings.Title.IsEmpty ? LocalText.Of((languages[0].Code, name)) : settings.Title,
            Questionnaire = new Questionnaire { Languages = languages, Elements = ReadElements(choices, external, files, names), Lists = [.. lookedUp.Values.OrderBy(list => list.Name, StringComparer.Ordinal)] },
            FrameColumns = Table("frame") is { } frame ? new FrameSheet(frame, choices, problems).Read() : [],
            Variables = Table("variables") is { } variables ? new VariablesSheet(variables, expressions, problems).Read() : [],
            Settings = settings.Read(),
            Workbook = workbook,
        };
        return new StudyDraft(study, [.. expressions.Read])
        {
            Lists = choices,
            ExternalLists = external,
            Names = names,
            Root = settings.Root,
            Tables = [.. workbook.Sheets.Select(sheet => new StudyTable(sheet, languages))],
        };
    }

    private ImmutableDictionary<string, ChoiceList> ReadLists(string sheet, bool mayRepeatNames) =>
        Table(sheet) is { } table ? new ChoicesSheet(table, mayRepeatNames, problems).Read() : ImmutableDictionary<string, ChoiceList>.Empty;

    private ImmutableArray<Element> ReadElements(ImmutableDictionary<string, ChoiceList> choices, ImmutableDictionary<string, ChoiceList> external, FileLists files, SurveyNames names)
    {
        if (Table("survey") is not { } table)
        {
            problems.Error("W006", null, "There is no sheet 'survey'. Add it, with the columns type, name and label and a row for each question.");
            return [];
        }

        if (!table.Has("type"))
        {
            return [];
        }

        var elements = ReadElements(table, choices, external, files, names);
        foreach (var (list, place) in expressions.Read.SelectMany(placed => placed.Expression.PulledData.Select(list => (list, placed.Place))).Where(pulled => !choices.ContainsKey(pulled.list)))
        {
            files.Claim(list + ".csv", place);
        }

        return elements;
    }

    private ImmutableArray<Element> ReadElements(
        StudyTable table, ImmutableDictionary<string, ChoiceList> choices, ImmutableDictionary<string, ChoiceList> external, FileLists files, SurveyNames names)
    {
        var questions = new QuestionRows(table, new RowLists(table, choices, external, files, languages, expressions, problems), expressions, problems);
        return new SurveySheet(table, new LoopRows(table, choices, problems), questions, new PartRows(table, questions, files, expressions, problems), names, problems).Read();
    }

    private StudyTable? Table(string name) => workbook.Find(name) is { } sheet ? new StudyTable(sheet, languages) : null;
}
