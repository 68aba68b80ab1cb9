using Survey.Data.Questionnaires;
using Survey.Data.Studies.Sheets;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Rules;

/// <summary>Rules about lists of choices.</summary>
internal static class ListRules
{
    public static IEnumerable<StudyProblem> UnusedLists(UnverifiedStudy draft)
    {
        var loops = draft
            .Tables.Where(table => table.Sheet.Name.Equals("survey", StringComparison.OrdinalIgnoreCase))
            .SelectMany(table => table.Rows.Select(row => LoopExpander.FindListName(table.Text(row, "type"))));
        var used = draft
            .Questionnaire.Questions.SelectMany(question => new[] { question.List?.Name, question.Scale?.TickLabels?.Name })
            .Concat(loops)
            .Concat(draft.Study.FrameColumns.Select(column => column.List?.Name))
            .Concat(draft.Expressions.SelectMany(located => located.Expression.ChoiceListNames))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        return draft
            .Lists.Values.Concat(draft.ExternalLists.Values)
            .Where(list => !used.Contains(list.Name))
            .OrderBy(list => list.Name, StringComparer.Ordinal)
            .Select(list => new StudyProblem(
                Severity.Warning,
                "C011",
                list.Choices[0].Location,
                $"No question uses the list '{list.Name}'. Remove it, or check the types in survey."
            ));
    }

    /// <summary>Where choices of a list may share a name, files cannot tell them apart.</summary>
    public static IEnumerable<StudyProblem> CodesWithSeveralLabels(UnverifiedStudy draft) =>
        from list in draft.Lists.Values.Concat(draft.ExternalLists.Values)
        from same in list.Choices.GroupBy(choice => choice.Name, StringComparer.Ordinal)
        from other in same.Skip(1)
        where other.Label != same.First().Label
        select new StudyProblem(
            Severity.Warning,
            "C012",
            other.Location,
            $"The code '{other.Name}' of the list '{list.Name}' means '{other.Label}' here and '{same.First().Label}' in "
                + $"{same.First().Location}; in files of answers the two cannot be told apart. Give one a code of its own."
        );

    public static IEnumerable<StudyProblem> ListsWithoutValidChoice(UnverifiedStudy draft) =>
        from list in draft.Lists.Values
        where !list.ValidChoices.Any()
        select new StudyProblem(
            Severity.Error,
            "C008",
            list.Choices[0].Location,
            $"Every choice of the list '{list.Name}' says that there is no value. Add one that is an answer."
        );

    public static IEnumerable<StudyProblem> ChoicesWithoutLabel(UnverifiedStudy draft) =>
        from list in draft.Lists.Values
        from choice in list.Choices
        where choice.Label.IsEmpty
        select new StudyProblem(
            Severity.Warning,
            "C010",
            choice.Location,
            $"The choice '{choice.Name}' has no label, so respondents read its name. Write what they are to read."
        );

    /// <summary>Whoever ranks such a choice among others is told that it excludes them.</summary>
    public static IEnumerable<StudyProblem> RankingsOfExclusiveChoices(UnverifiedStudy draft) =>
        from question in draft.Questionnaire.Questions
        where question.Format == AnswerFormat.Ranking
        let choice = question.List?.Choices.FirstOrDefault(choice => choice.IsExclusive || choice.MissingReason is not null)
        where choice is not null
        select new StudyProblem(
            Severity.Warning,
            "X052",
            question.Location,
            $"'{question.Name}' ranks the list '{question.List?.Name}', whose choice '{choice.Name}' excludes all others, so that it "
                + $"cannot be ranked among them. Rank a list without it, and ask about it in a question before."
        );

    public static IEnumerable<StudyProblem> ProbabilitiesAboveOne(UnverifiedStudy draft) =>
        from list in draft
            .Questionnaire.Questions.Where(question => question.Format == AnswerFormat.MultipleChoice && question.Likelihood.IsEmpty)
            .Select(question => question.List)
            .OfType<ChoiceList>()
            .DistinctBy(list => list.Name)
        from choice in list.Choices
        where choice.Likelihood > 1
        select new StudyProblem(
            Severity.Error,
            "C009",
            choice.Location,
            $"In a select_multiple the likelihood is a probability, and that of '{choice.Name}' is {choice.Likelihood}. Write a number "
                + $"from 0 to 1."
        );
}
