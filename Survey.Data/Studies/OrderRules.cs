using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Rules about the order of questions: what is not asked yet has no answer.</summary>
internal sealed class OrderRules
{
    private static readonly ImmutableHashSet<string> Shown = ImmutableHashSet.Create(StringComparer.Ordinal, "label", "hint", "guidance");

    /// <summary>A chain of calculations without end is not followed without end.</summary>
    private const int MostBehind = 200;

    private readonly Questionnaire questionnaire;
    private readonly Dictionary<string, int> order;
    private readonly Dictionary<string, int> pages;

    private OrderRules(Questionnaire questionnaire)
    {
        this.questionnaire = questionnaire;
        order = questionnaire.Parts.Index().DistinctBy(part => part.Item.Name).ToDictionary(part => part.Item.Name, part => part.Index, StringComparer.Ordinal);
        pages = questionnaire.Sections.SelectMany(section => section.Pages).Index().SelectMany(page => page.Item.Questions.Select(question => (question.Name, page.Index)))
            .DistinctBy(pair => pair.Name).ToDictionary(pair => pair.Name, pair => pair.Index, StringComparer.Ordinal);
    }

    public static IEnumerable<StudyProblem> ConditionsOnLaterQuestions(StudyDraft draft)
    {
        var rules = new OrderRules(draft.Questionnaire);
        return
            from placed in draft.Expressions
            where rules.order.ContainsKey(placed.Owner)
            from name in rules.Behind(placed.Expression)
            where rules.IsTooLate(placed, name)
            select new StudyProblem(Severity.Warning, "X020", placed.Place, placed.Use is ExpressionUse.Relevance or ExpressionUse.ChoiceFilter
                ? $"'{placed.Owner}' depends on '{name}', which is asked after it. Ask '{name}' first, or respondents must go back."
                : $"What this says of '{placed.Owner}' depends on '{name}', which is asked on a later page and has no answer yet. Ask '{name}' first.");
    }

    /// <summary>Labels and hints that show an answer which is given on a later page.</summary>
    public static IEnumerable<StudyProblem> TextsOfLaterAnswers(StudyDraft draft)
    {
        var rules = new OrderRules(draft.Questionnaire);
        var questions = draft.Questionnaire.Questions.DistinctBy(question => question.Place).ToDictionary(question => question.Place);
        return
            from table in draft.Tables
            where table.Sheet.Name.Equals("survey", StringComparison.OrdinalIgnoreCase)
            from head in table.Heads
            where Shown.Contains(head.Name)
            from row in table.Rows
            let question = questions.GetValueOrDefault(table.PlaceOf(row, "name"))
            where question is not null
            from name in TextReferences.In(table.Sheet.Text(row, head.Written))
            where rules.IsOnLaterPage(question.Name, name)
            select new StudyProblem(Severity.Warning, "X033", table.Sheet.PlaceOf(row, head.Written), $"The text shows ${{{name}}}, but '{name}' is asked on a later page, so nothing stands there yet. Ask '{name}' first.");
    }

    private bool IsTooLate(PlacedExpression placed, string name) => placed.Use switch
    {
        ExpressionUse.Relevance or ExpressionUse.ChoiceFilter => order.TryGetValue(name, out var at) && at > order[placed.Owner] && questionnaire.Find(name) is { Type: not QuestionType.Calculation },
        ExpressionUse.Required or ExpressionUse.Constraint or ExpressionUse.SoftConstraint or ExpressionUse.Default or ExpressionUse.ReadOnly => IsOnLaterPage(placed.Owner, name),
        _ => false,
    };

    private bool IsOnLaterPage(string owner, string name) =>
        pages.TryGetValue(owner, out var page) && pages.TryGetValue(name, out var other) && other > page && questionnaire.Find(name) is { IsAnswered: true };

    /// <summary>The variables that an expression reads, and those that their calculations read.</summary>
    private HashSet<string> Behind(Expression expression)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var left = new Stack<Expression>([expression]);
        while (found.Count < MostBehind && left.TryPop(out var next))
        {
            foreach (var name in next.Variables.Where(found.Add))
            {
                if (questionnaire.Find(name) is { IsComputed: true, Calculation: { } calculation })
                {
                    left.Push(calculation);
                }
            }
        }

        return found;
    }
}
