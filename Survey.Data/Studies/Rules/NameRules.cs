using System.Text.RegularExpressions;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Reference;
using Survey.Data.Studies.Sheets;
using Survey.Data.Studies.Workbooks;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Rules;

/// <summary>Rules about names: they are columns of files, fields of forms and parts of addresses while the study is used.</summary>
internal static partial class NameRules
{
    /// <summary>What a name may be made of.</summary>
    public static ProblemMessage Advice => $"Begin with a letter or '_', and go on with letters, digits, '_', '-' or '.'; no blanks.";

    /// <summary>Columns that a file of responses has beside the questions.</summary>
    private static readonly HashSet<string> ReservedColumns = new(StringComparer.OrdinalIgnoreCase) { "unit", "row" };

    public static IEnumerable<StudyProblem> MalformedNames(UnverifiedStudy draft) =>
        from named in NamedElements(draft)
        where named.Name.Length > 0 && !PortableNamePattern().IsMatch(named.Name)
        select IsValidName(named.Name)
            ? new StudyProblem(
                Severity.Warning,
                "N003",
                named.Place,
                $"The name '{named.Name}' works here, but not everywhere: {PortabilityNote(named.Name)}2 to 32 of a–z, 0–9 and "
                    + $"single _, beginning with a letter, suit every program that reads the data."
            )
            : new StudyProblem(Severity.Error, "N002", named.Place, $"'{named.Name}' cannot be a name. {Advice}");

    /// <summary>Names of frame columns and variables; those of parts were made unique when they were read.</summary>
    public static IEnumerable<StudyProblem> DuplicateNames(UnverifiedStudy draft) =>
        from same in NamedElements(draft).Where(named => named.Name.Length > 0).GroupBy(named => named.Name, StringComparer.Ordinal)
        from repeated in same.Skip(1)
        where repeated.Place.Sheet != same.First().Place.Sheet || !repeated.Place.Sheet.Equals("survey", StringComparison.OrdinalIgnoreCase)
        select new StudyProblem(
            Severity.Error,
            "N001",
            repeated.Place,
            $"The name '{same.Key}' is taken by {same.First().Place}. Every question, group, frame column and variable has its own."
        );

    public static IEnumerable<StudyProblem> NamesReservedForCounts(UnverifiedStudy draft) =>
        from reserved in draft.Names.ReservedNamesInUse
        select new StudyProblem(
            Severity.Error,
            "N008",
            reserved.Place,
            $"XLSForm reserves '{reserved.Name}' for the number of rows of the repeat with that repeat_count. Choose another name."
        );

    public static IEnumerable<StudyProblem> NamesThatDifferOnlyInCase(UnverifiedStudy draft) =>
        from same in NamedElements(draft)
            .Concat(OtherTextNames(draft))
            .DistinctBy(named => named.Name)
            .GroupBy(named => named.Name, StringComparer.OrdinalIgnoreCase)
        from repeated in same.Skip(1)
        select new StudyProblem(
            Severity.Warning,
            "N006",
            repeated.Place,
            $"The name '{repeated.Name}' differs from '{same.First().Name}' only in case, which some programs that read the "
                + $"data ignore."
        );

    public static IEnumerable<StudyProblem> ReservedNames(UnverifiedStudy draft) =>
        from part in draft.Questionnaire.Questions
        where ReservedColumns.Contains(part.Name)
        select new StudyProblem(
            Severity.Error,
            "N005",
            part.Location,
            $"'{part.Name}' is reserved for the files' own columns (unit and row). Choose another name."
        );

    /// <summary>The form keeps the name; files of answers have a column of another.</summary>
    public static IEnumerable<StudyProblem> NamesChangedInFiles(UnverifiedStudy draft) =>
        from part in draft.Questionnaire.Questions
        where part.Format != AnswerFormat.None
        let column = Question.ColumnNameOf(part.Name)
        where column != part.Name
        let outcome = draft.Questionnaire.FindQuestion(column) is null
            ? (Severity: Severity.Warning, Text: (ProblemMessage)$"Nothing else is changed.")
            : (Severity: Severity.Error, Text: $"There is a question '{column}' already: rename one of them.")
        select new StudyProblem(
            outcome.Severity,
            "N011",
            part.Location,
            $"'{part.Name}' is called '{column}' in files of answers, where names that begin with _ are the files' own. {outcome.Text}"
        );

    public static IEnumerable<StudyProblem> NamesReservedByPrograms(UnverifiedStudy draft) =>
        from named in NamedElements(draft)
        let programs = ReservedWords.FindRefusingPrograms(named.Name)
        where programs is not null
        select new StudyProblem(
            Severity.Warning,
            "N009",
            named.Place,
            $"'{named.Name}' is a reserved word of {programs} and cannot be the name of a column there. Choose another, such as "
                + $"'{named.Name}_1'."
        );

    /// <summary>Stata cuts what is longer, and then has two columns of one name.</summary>
    public static IEnumerable<StudyProblem> NamesTruncatedAlike(UnverifiedStudy draft) =>
        from same in NamedElements(draft)
            .DistinctBy(named => named.Name)
            .Where(named => named.Name.Length >= ReservedWords.MaximumStataLength)
            .GroupBy(named => named.Name[..ReservedWords.MaximumStataLength], StringComparer.OrdinalIgnoreCase)
        from repeated in same.Skip(1)
        select new StudyProblem(
            Severity.Warning,
            "N010",
            repeated.Place,
            $"The names '{repeated.Name}' and '{same.First().Name}' have the same first {ReservedWords.MaximumStataLength} "
                + $"characters, and Stata keeps no more. Shorten one so that they differ."
        );

    public static IEnumerable<StudyProblem> NamesClashingWithOtherTexts(UnverifiedStudy draft) =>
        from question in draft.Questionnaire.Questions.Where(question => question.HasOther)
        join named in NamedElements(draft) on question.OtherName equals named.Name
        select new StudyProblem(
            Severity.Error,
            "N004",
            named.Place,
            $"'{named.Name}' is the column of the text of 'other' in '{question.Name}'. Choose another name."
        );

    public static IEnumerable<StudyProblem> MalformedChoiceNames(UnverifiedStudy draft) =>
        from multipleChoiceLists in new[] { MultipleChoiceLists(draft) }
        from list in draft.Lists.Values
        let isMultipleChoice = multipleChoiceLists.Contains(list.Name)
        from choice in list.Choices
        let hasBlanks = choice.Name.Any(c => char.IsWhiteSpace(c) || c is ',' or ';')
        where hasBlanks || Choice.FileNameOf(choice.Name) != choice.Name
        select hasBlanks ? NameWithBlanks(choice, isMultipleChoice) : NameOfAMissingCode(choice, list);

    private static StudyProblem NameWithBlanks(Choice choice, bool isMultipleChoice)
    {
        return isMultipleChoice
            ? new StudyProblem(
                Severity.Error,
                "C007",
                choice.Location,
                $"The choice '{choice.Name}' cannot have this name. Where several are chosen "
                    + $"their names are written with blanks between, so a name has neither blanks nor commas; write '_' instead."
            )
            : new StudyProblem(
                Severity.Warning,
                "C007",
                choice.Location,
                $"The choice '{choice.Name}' should not have this name. Where several are chosen "
                    + $"their names are written with blanks between, so a name has neither blanks nor commas; write '_' instead."
            );
    }

    private static StudyProblem NameOfAMissingCode(Choice choice, ChoiceList list)
    {
        var fileName = Choice.FileNameOf(choice.Name);
        ProblemMessage meaning = choice.MissingReason switch
        {
            { } reason => $"It counts as missing ({MissingCodeReference.All.First(code => code.Reason == reason).Name}).",
            null => $"It counts as a value; write in the column missing if it is none.",
        };
        var (severity, text) = list.Find(fileName) is null
            ? (Severity.Warning, meaning)
            : (Severity.Error, (ProblemMessage)$"The list has that choice already: rename one of them.");
        return new(
            severity,
            "C014",
            choice.Location,
            $"Files use the codes −99 to −91 for answers that are missing, so the choice '{choice.Name}' is '{fileName}' there. {text}"
        );
    }

    /// <summary>Whether XML, and so XLSForm, takes the name.</summary>
    public static bool IsValidName(string name) => ValidNamePattern().IsMatch(name);

    /// <summary>The lists of which several choices are taken at once.</summary>
    private static HashSet<string?> MultipleChoiceLists(UnverifiedStudy draft) =>
        [
            .. draft
                .Questionnaire.Questions.Where(question => question.TypeDefinition.HasSeveralChoices)
                .Select(question => question.List?.Name),
        ];

    private static ProblemMessage PortabilityNote(string name)
    {
        if (name.Length <= ReservedWords.MaximumStataLength)
        {
            return ProblemMessage.Empty;
        }

        var spss = name.Length > ReservedWords.MaximumSpssLength
            ? FormattableString.Invariant($", SPSS {ReservedWords.MaximumSpssLength}")
            : "";
        return $"it has {name.Length} characters, and Stata takes {ReservedWords.MaximumStataLength}{spss}. ";
    }

    private static IEnumerable<(string Name, SourceLocation Place)> NamedElements(UnverifiedStudy draft) =>
        [
            .. draft.Questionnaire.AllElements.Select(part => (part.Name, part.Location)),
            .. draft.Study.FrameColumns.Select(column => (column.Name, column.Location)),
            .. draft.Study.DerivedVariables.Select(variable => (variable.Name, variable.Location)),
        ];

    private static IEnumerable<(string Name, SourceLocation Place)> OtherTextNames(UnverifiedStudy draft) =>
        draft.Questionnaire.Questions.Where(question => question.HasOther).Select(question => (question.OtherName, question.Location));

    [GeneratedRegex("^[a-z](?!.*__)[a-z0-9_]{0,30}[a-z0-9]$", RegexOptions.CultureInvariant)]
    private static partial Regex PortableNamePattern();

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{M}\p{Nd}_.\-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex ValidNamePattern();
}
