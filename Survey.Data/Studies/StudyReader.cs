using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Reference;
using Survey.Data.Studies.Rules;
using Survey.Data.Studies.Sheets;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies;

/// <summary>Reads what a workbook's tables mean, and says everything that is wrong with them at once.</summary>
public sealed class StudyReader
{
    /// <summary>Nobody answers more, or reads more figures; lists of choices may be longer. Rules that compare each row with each other
    /// one then stay fast.</summary>
    private const int MaximumRows = 5_000;

    private readonly Workbook workbook;
    private readonly ProblemCollector problems = new();
    private readonly ImmutableArray<Language> languages;
    private readonly ExpressionCellParser expressions;

    private StudyReader(Workbook workbook)
    {
        this.workbook = workbook with { Sheets = [.. workbook.Sheets.Select(LimitRows)] };
        languages = WorkbookLanguages.Detect(this.workbook);
        expressions = new ExpressionCellParser(problems);
    }

    /// <summary>Reads and verifies a study.</summary>
    /// <param name="workbook">The tables.</param>
    /// <param name="fileName">The study's name where the workbook has no <c>form_id</c>.</param>
    /// <param name="reference">The sheets and columns that are known; null is <see cref="WorkbookReference.Standard"/>.</param>
    public static StudyParseResult Read(Workbook workbook, string fileName = "study", WorkbookReference? reference = null)
    {
        var reader = new StudyReader(workbook);
        var draft = reader.ReadUnverified(fileName, reference ?? WorkbookReference.Standard);
        reader.problems.AddRange(StudyVerifier.Verify(draft));
        var problems = reader.problems.ToImmutable();
        if (!problems.Any(problem => problem.IsErrorOrUnsupported))
        {
            return new StudyParseResult(draft.Study, problems) { Partial = PartialStudy.OfWhole(draft.Study) };
        }

        var tables = workbook.Sheets.Select(sheet => new StudyTable(sheet, reader.languages));
        return new StudyParseResult(null, problems) { Partial = UnreadNameFinder.FindPartial(draft, tables, problems) };
    }

    /// <summary>A sheet as far as it is read.</summary>
    private Sheet LimitRows(Sheet sheet)
    {
        if (sheet.Rows.Length <= MaximumRows || !SheetRules.HasRowLimit(sheet.Name))
        {
            return sheet;
        }

        problems.AddError(
            "W005",
            sheet.LocationOf(sheet.Rows[MaximumRows], ""),
            $"The sheet has more than {MaximumRows} rows. Remove what is not used, or make it two studies."
        );
        return sheet with { Rows = sheet.Rows[..MaximumRows] };
    }

    private UnverifiedStudy ReadUnverified(string fileName, WorkbookReference reference)
    {
        var settings = new SettingsSheetReader(FindTable("settings"), problems);
        var pictures = ReadPictures();
        var choices = ReadLists("choices", pictures, settings.AllowsDuplicateChoices);
        var externalChoices = ReadLists("external_choices", pictures, allowsDuplicateNames: true);
        var files = new FileChoiceLists(workbook, languages, settings.AllowsDuplicateChoices, problems);
        var allLists = choices.AddRange(files.LookupLists.Where(list => !choices.ContainsKey(list.Key)));
        var names = new UniqueNameAllocator(settings.RootName, problems);
        var name = ScalarParser.ToSafeName(settings.Name.Length > 0 ? settings.Name : fileName);
        var study = new Study
        {
            Name = name,
            Version = settings.Version,
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(MarkdownWriter.Write(workbook)))),
            Title = settings.Title.IsEmpty ? LocalizedText.Create((languages[0].Code, name)) : settings.Title,
            Questionnaire = new Questionnaire
            {
                Languages = languages,
                Elements = ReadElements(choices, externalChoices, pictures, files, names),
                Pictures = pictures,
                ChoiceLists = [.. allLists.Values.OrderBy(list => list.Name, StringComparer.Ordinal)],
            },
            FrameColumns = FindTable("frame") is { } frame ? new FrameSheetReader(frame, choices, problems).Read() : [],
            DerivedVariables = FindTable("variables") is { } variables
                ? new VariablesSheetReader(variables, expressions, problems).Read()
                : [],
            Messages = FindTable("messages") is { } messages ? new MessagesSheetReader(messages, problems).Read() : [],
            Settings = settings.Read(),
            Workbook = workbook,
        };
        return new UnverifiedStudy(study, [.. expressions.ParsedExpressions])
        {
            Lists = choices,
            ExternalLists = externalChoices,
            Names = names,
            RootName = settings.RootName,
            Reference = reference,
            Tables = [.. workbook.Sheets.Select(sheet => new StudyTable(sheet, languages))],
        };
    }

    private ImmutableDictionary<string, Picture> ReadPictures() =>
        FindTable(PictureFiles.SheetName) is { } table
            ? new PicturesSheetReader(table, problems).Read()
            : ImmutableDictionary<string, Picture>.Empty;

    private ImmutableDictionary<string, ChoiceList> ReadLists(
        string sheet,
        ImmutableDictionary<string, Picture> pictures,
        bool allowsDuplicateNames
    ) =>
        FindTable(sheet) is { } table
            ? new ChoicesSheetReader(table, pictures, allowsDuplicateNames, problems).Read()
            : ImmutableDictionary<string, ChoiceList>.Empty;

    private ImmutableArray<Element> ReadElements(
        ImmutableDictionary<string, ChoiceList> choices,
        ImmutableDictionary<string, ChoiceList> externalChoices,
        ImmutableDictionary<string, Picture> pictures,
        FileChoiceLists files,
        UniqueNameAllocator names
    )
    {
        if (FindTable("survey") is not { } table)
        {
            problems.AddError(
                "W006",
                null,
                $"There is no sheet 'survey'. Add it, with the columns type, name and label and a row for each question."
            );
            return [];
        }

        if (!table.HasColumn("type"))
        {
            return [];
        }

        var elements = ReadElements(table, choices, externalChoices, pictures, files, names);
        foreach (
            var (list, location) in expressions
                .ParsedExpressions.SelectMany(located => located.Expression.PullDataListNames.Select(list => (list, located.Location)))
                .Where(reference => !choices.ContainsKey(reference.list))
        )
        {
            files.RegisterFile(list + ".csv", location);
        }

        return elements;
    }

    private ImmutableArray<Element> ReadElements(
        StudyTable table,
        ImmutableDictionary<string, ChoiceList> choices,
        ImmutableDictionary<string, ChoiceList> externalChoices,
        ImmutableDictionary<string, Picture> pictures,
        FileChoiceLists files,
        UniqueNameAllocator names
    )
    {
        var rows = new LoopExpander(table, choices, problems).Expand().ToList();
        var tree = FormTree.Read(rows, table, names, problems);
        expressions.SetForm(tree.Find);
        var lists = new ChoiceListResolver(table, choices, externalChoices, files, languages, expressions, problems);
        var questions = new QuestionRowReader(
            table,
            lists,
            new PictureCellParser(table, pictures, problems),
            expressions,
            problems
        );
        var groups = new GroupRowReader(table, tree, names, questions, files, expressions, problems);
        return new SurveySheetReader(table, rows, tree, questions, groups, problems).Read();
    }

    private StudyTable? FindTable(string name) => workbook.FindSheet(name) is { } sheet ? new StudyTable(sheet, languages) : null;
}
