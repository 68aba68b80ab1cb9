using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Questionnaires.Markup;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Sheets;
using Survey.Data.Studies.Workbooks;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Rules;

/// <summary>Rules about the order of questions: what is not asked yet has no answer.</summary>
internal sealed class QuestionOrderRules
{
    private static readonly ImmutableHashSet<string> ShownColumns = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "label",
        "hint",
        "guidance"
    );

    /// <summary>Variables that a chain of calculations is followed through; longer chains are circular or not written by hand.</summary>
    private const int MaximumVariables = 200;

    private readonly Questionnaire questionnaire;
    private readonly Dictionary<string, int> positionsByName;
    private readonly Dictionary<string, int> pageIndexesByName;

    private QuestionOrderRules(Questionnaire questionnaire)
    {
        this.questionnaire = questionnaire;
        positionsByName = questionnaire
            .AllElements.Index()
            .DistinctBy(part => part.Item.Name)
            .ToDictionary(part => part.Item.Name, part => part.Index, StringComparer.Ordinal);
        pageIndexesByName = questionnaire
            .Sections.SelectMany(section => section.Pages)
            .Index()
            .SelectMany(page => page.Item.Questions.Select(question => (question.Name, page.Index)))
            .DistinctBy(pair => pair.Name)
            .ToDictionary(pair => pair.Name, pair => pair.Index, StringComparer.Ordinal);
    }

    public static IEnumerable<StudyProblem> ConditionsOnLaterQuestions(UnverifiedStudy draft)
    {
        var rules = new QuestionOrderRules(draft.Questionnaire);
        return from located in draft.Expressions
               where rules.positionsByName.ContainsKey(located.Owner)
               from name in rules.CollectVariables(located.Expression)
               where rules.IsAskedTooLate(located, name)
               select new StudyProblem(
                   Severity.Warning,
                   "X020",
                   located.Location,
                   DescribeOrder(located, name)
               );
    }

    private static ProblemMessage DescribeOrder(LocatedExpression located, string name) =>
        located.Purpose switch
        {
            ExpressionPurpose.Relevance or ExpressionPurpose.ChoiceFilter =>
                $"'{located.Owner}' depends on '{name}', which is asked after it. Ask '{name}' first, or respondents must go back.",
            _ => $"This expression of '{located.Owner}' depends on '{name}', which is asked on a later page and has no answer "
                + $"yet. Ask '{name}' first.",
        };

    /// <summary>Labels and hints that show an answer which is given on a later page.</summary>
    public static IEnumerable<StudyProblem> TextsShowingLaterAnswers(UnverifiedStudy draft)
    {
        var rules = new QuestionOrderRules(draft.Questionnaire);
        var questions = draft.Questionnaire.Questions.DistinctBy(question => question.Location).ToDictionary(question => question.Location);
        return from table in draft.Tables
               where table.Sheet.Name.Equals("survey", StringComparison.OrdinalIgnoreCase)
               from header in table.Headers
               where ShownColumns.Contains(header.Name)
               from row in table.Rows
               let question = questions.GetValueOrDefault(table.LocationOf(row, "name"))
               where question is not null
               from name in TextReferences.ExtractNames(table.Sheet.Text(row, header.OriginalText))
               where rules.IsOnLaterPage(question.Name, name)
               select new StudyProblem(
                   Severity.Warning,
                   "X033",
                   table.Sheet.LocationOf(row, header.OriginalText),
                   $"The text shows ${{{name}}}, but '{name}' is asked on a later page, so it has no answer yet. Ask "
                       + $"'{name}' first."
               );
    }

    private bool IsAskedTooLate(LocatedExpression located, string name) =>
        located.Purpose switch
        {
            ExpressionPurpose.Relevance or ExpressionPurpose.ChoiceFilter => positionsByName.TryGetValue(name, out var at)
                && at > positionsByName[located.Owner]
                && questionnaire.FindQuestion(name) is { Type: not QuestionType.Calculation },
            ExpressionPurpose.Required
            or ExpressionPurpose.Constraint
            or ExpressionPurpose.SoftConstraint
            or ExpressionPurpose.Default
            or ExpressionPurpose.ReadOnly => IsOnLaterPage(located.Owner, name),
            _ => false,
        };

    private bool IsOnLaterPage(string owner, string name) =>
        pageIndexesByName.TryGetValue(owner, out var page)
        && pageIndexesByName.TryGetValue(name, out var other)
        && other > page
        && questionnaire.FindQuestion(name) is { IsAnswerable: true };

    /// <summary>The variables that an expression reads, and those that their calculations read.</summary>
    private HashSet<string> CollectVariables(Expression expression)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<Expression>([expression]);
        while (found.Count < MaximumVariables && pending.TryPop(out var next))
        {
            foreach (var name in next.VariableNames.Where(found.Add))
            {
                if (questionnaire.FindQuestion(name) is { IsComputed: true, Calculation: { } calculation })
                {
                    pending.Push(calculation);
                }
            }
        }

        return found;
    }
}
