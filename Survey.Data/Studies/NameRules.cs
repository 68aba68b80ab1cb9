using System.Text.RegularExpressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Rules about names: they are columns of files, fields of forms and parts of addresses for as long as the study lives.</summary>
internal static partial class NameRules
{
    /// <summary>Columns that a file of responses has beside the questions.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase) { "unit", "row" };

    public static IEnumerable<StudyProblem> MalformedNames(StudyDraft draft) =>
        from named in Named(draft)
        where named.Name.Length > 0 && !Preferred().IsMatch(named.Name)
        select Possible().IsMatch(named.Name)
            ? new StudyProblem(Severity.Warning, "N003", named.Place, $"The name '{named.Name}' works here, but not everywhere: 2 to 32 of a–z, 0–9 and single _, beginning with a letter, suit every program that reads the data.")
            : new StudyProblem(Severity.Error, "N002", named.Place, $"'{named.Name}' cannot be a name. Begin with a letter, and go on with letters, digits, '_', '-' or '.'; no blanks.");

    public static IEnumerable<StudyProblem> RepeatedNames(StudyDraft draft) =>
        from same in Named(draft).Where(named => named.Name.Length > 0).GroupBy(named => named.Name, StringComparer.Ordinal)
        from repeated in same.Skip(1)
        select new StudyProblem(Severity.Error, "N001", repeated.Place, $"The name '{same.Key}' is taken by {same.First().Place}. Every question, group, frame column and variable has its own.");

    public static IEnumerable<StudyProblem> NamesThatDifferOnlyInCase(StudyDraft draft) =>
        from same in Named(draft).DistinctBy(named => named.Name).GroupBy(named => named.Name, StringComparer.OrdinalIgnoreCase)
        from repeated in same.Skip(1)
        select new StudyProblem(Severity.Warning, "N006", repeated.Place, $"The name '{repeated.Name}' differs from '{same.First().Name}' only in case, which some programs that read the data ignore.");

    public static IEnumerable<StudyProblem> ReservedNames(StudyDraft draft) =>
        from part in draft.Questionnaire.Questions
        where Reserved.Contains(part.Name) || part.Name.StartsWith('_')
        select new StudyProblem(Severity.Error, "N005", part.Place, $"'{part.Name}' is kept for the files' own columns (unit, row, and names that begin with _). Choose another name.");

    public static IEnumerable<StudyProblem> NamesOfOtherWords(StudyDraft draft) =>
        from question in draft.Questionnaire.Questions.Where(question => question.HasOther)
        from named in Named(draft)
        where named.Name == question.OtherName
        select new StudyProblem(Severity.Error, "N004", named.Place, $"Under '{named.Name}' the words of 'other' in '{question.Name}' are kept. Choose another name.");

    public static IEnumerable<StudyProblem> NamesOfChoices(StudyDraft draft) =>
        from list in draft.Lists.Values
        from choice in list.Choices
        let problem = choice.Name.Any(c => char.IsWhiteSpace(c) || c is ',' or ';') ? "Chosen names are written side by side with blanks between, so a name has none, nor commas; write '_' instead."
            : IsMissingCode(choice.Name) ? "Files use the codes −99 to −91 for answers that are missing. Choose another name."
            : null
        where problem is not null
        select new StudyProblem(Severity.Error, "C007", choice.Place, $"The choice '{choice.Name}' cannot be called so. {problem}");

    private static IEnumerable<(string Name, Place Place)> Named(StudyDraft draft) =>
    [
        .. draft.Questionnaire.Parts.Select(part => (part.Name, part.Place)),
        .. draft.Study.FrameColumns.Select(column => (column.Name, column.Place)),
        .. draft.Study.Variables.Select(variable => (variable.Name, variable.Place)),
    ];

    private static bool IsMissingCode(string name) => StudyWords.TryReadNumber(name, out var number) && number is >= -99 and <= -91;

    [GeneratedRegex("^[a-z](?!.*__)[a-z0-9_]{0,30}[a-z0-9]$", RegexOptions.CultureInvariant)]
    private static partial Regex Preferred();

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{M}\p{Nd}_.\-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Possible();
}
