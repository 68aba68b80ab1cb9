using Survey.Data.Texts;

namespace Survey.Data.Studies.Workbooks;

/// <summary>Shortens a list of problems for reading: many of one kind are one, with their number and the first places.</summary>
public static class ProblemSummary
{
    /// <summary>So many of a kind are still listed one by one.</summary>
    private const int MaximumOfAKind = 3;

    /// <summary>Places named besides the first; the annotated workbook has them all.</summary>
    private const int MaximumPlaces = 4;

    /// <summary>The problems in their order. Errors stay as they are, except rows of a Markdown file that miss the empty first cell, which
    /// have one cause; warnings are of one kind by their code, and what is not supported by its message.</summary>
    public static IEnumerable<StudyProblem> Condense(IEnumerable<StudyProblem> problems)
    {
        // Groups come in the order of their first problem, which is where they stand.
        var kinds = problems.Index().GroupBy(each => KindOf(each.Item, each.Index), each => each.Item);
        return kinds.SelectMany(kind => kind.Count() > MaximumOfAKind ? [Combine([.. kind])] : kind.AsEnumerable());
    }

    private static object KindOf(StudyProblem problem, int index) =>
        problem switch
        {
            { Severity: Severity.Unsupported } => (problem.Code, problem.Message),
            { IsBlocking: false } or { Code: StudyProblem.MissingEmptyCellCode } => (problem.Severity, problem.Code),
            _ => index,
        };

    private static StudyProblem Combine(List<StudyProblem> problems)
    {
        var places = problems.Skip(1).Select(problem => problem.Location?.Text).OfType<ProblemMessage>().Distinct().ToList();
        var restCount = places.Count - MaximumPlaces;
        var rest = restCount > 0 ? $" and {restCount} more" : ProblemMessage.Empty;
        return problems[0] with
        {
            Text = $"{problems[0].Text} ({problems.Count} of this kind; also {places.Take(MaximumPlaces)}{rest}.)",
        };
    }
}
