using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Expressions.Functions;
using Survey.Data.Expressions.Validation;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Sheets;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Rules;

/// <summary>Rules about expressions, and about what depends on what.</summary>
internal static class ExpressionRules
{
    /// <summary>Problems of one cell that are listed; the rest usually follow from the first.</summary>
    private const int MaximumPerCell = 20;

    public static IEnumerable<StudyProblem> InvalidExpressions(UnverifiedStudy draft)
    {
        var formVariables = ReferenceRules.KnownVariables(draft);
        var lists = draft.Questionnaire.ChoiceLists.ToDictionary(
            list => list.Name,
            list => list.Choices.SelectMany(choice => choice.Columns.Keys).ToImmutableHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal
        );
        var formChecker = new ExpressionValidator(FunctionTable.ForForms, formVariables, lists);
        var figureChecker = new ExpressionValidator(FunctionTable.ForFigures, StudySymbolTable.ForFigures(draft.Study), lists);
        var columns = new Dictionary<ChoiceList, ImmutableHashSet<string>>(ReferenceEqualityComparer.Instance);
        return from located in draft.Expressions
               let checker = located.Purpose == ExpressionPurpose.DerivedVariable ? figureChecker : formChecker
               from problem in checker.Validate(located.Expression, ContextOf(located, draft, formVariables, columns)).Take(MaximumPerCell)
               select new StudyProblem(SeverityOf(problem, located.Purpose), problem.Code, located.Location, problem.Text);
    }

    public static IEnumerable<StudyProblem> AmbiguousReferences(UnverifiedStudy draft)
    {
        var shared = draft.Names.SharedNames.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        return from located in draft.Expressions
               let variables = located.Expression.DescendantsAndSelf().OfType<Expression.Variable>()
               from name in variables.Where(variable => !variable.IsFromPath).Select(variable => variable.Name).Distinct()
               where shared.ContainsKey(name)
               select ReferenceRules.AmbiguousReference(name, shared[name], located.Location);
    }

    public static IEnumerable<StudyProblem> CyclicQuestions(UnverifiedStudy draft)
    {
        var questions = draft
            .Questionnaire.Questions.DistinctBy(question => question.Name)
            .ToDictionary(
                question => question.Name,
                question => (question.EffectiveRelevance?.VariableNames ?? []).Concat(NamesComputedFrom(question)),
                StringComparer.Ordinal
            );
        return from name in DependencyCycles.Find(questions)
               select new StudyProblem(
                   Severity.Error,
                   "X021",
                   draft.Questionnaire.FindQuestion(name)?.Location,
                   $"Whether '{name}' is asked, or what it computes, depends on itself through other questions. Correct relevant or "
                       + $"calculation in one of them."
               );
    }

    /// <summary>What a value follows at all times. What a trigger sets reads what is stored, so it may read its own last value.</summary>
    private static IEnumerable<string> NamesComputedFrom(Question question) =>
        question is { IsComputed: true, Calculation: { } calculation } ? calculation.VariableNames : [];

    public static IEnumerable<StudyProblem> CyclicVariables(UnverifiedStudy draft)
    {
        var variables = draft
            .Study.DerivedVariables.DistinctBy(variable => variable.Name)
            .ToDictionary(variable => variable.Name, variable => ReferencedNames(variable.Value), StringComparer.Ordinal);
        return from name in DependencyCycles.Find(variables)
               select new StudyProblem(
                   Severity.Error,
                   "V002",
                   draft.Study.FindDerivedVariable(name)?.Location,
                   $"The variable '{name}' is computed from itself through other variables. Correct one of them."
               );
    }

    /// <summary>XLSForm computes with any value, so what hardly fits is a warning in the form; in figures it would be a wrong
    /// number.</summary>
    private static Severity SeverityOf(ExpressionProblem problem, ExpressionPurpose purpose) =>
        (problem, purpose) switch
        {
            ({ IsUnsupported: true }, _) => Severity.Unsupported,
            (_, ExpressionPurpose.DerivedVariable) or ({ Code: "X002" or "X004" or "X007" }, _) => Severity.Error,
            _ => Severity.Warning,
        };

    private static ExpressionContext ContextOf(
        LocatedExpression located,
        UnverifiedStudy draft,
        ImmutableDictionary<string, VariableSymbol> variables,
        Dictionary<ChoiceList, ImmutableHashSet<string>> columns
    ) =>
        new()
        {
            CurrentVariable = located.Purpose
                is ExpressionPurpose.Relevance
                    or ExpressionPurpose.ChoiceFilter
                    or ExpressionPurpose.DerivedVariable
                ? null
                : variables.GetValueOrDefault(located.Owner),
            RepeatName = located.RepeatName,
            ChoiceRepeatName =
                located.Purpose == ExpressionPurpose.ChoiceFilter ? FindChoiceRepeat(draft.Questionnaire, located.Owner) : null,
            AllowsLastSaved = AllowsLastSaved(located, draft.Questionnaire),
            BareNames =
                located.Purpose == ExpressionPurpose.ChoiceFilter
                    ? FilterNames(draft.Questionnaire, located, columns)
                    : [],
            AllowsBareVariables = located.Purpose == ExpressionPurpose.DerivedVariable,
            IsInsideFilter = located.Purpose == ExpressionPurpose.ChoiceFilter,
        };

    /// <summary>Whether the last round's answers may decide: neither who is asked nor what a value is, which figures compute without
    /// them. What is only shown keeps its default as its value.</summary>
    private static bool AllowsLastSaved(LocatedExpression located, Questionnaire questionnaire) =>
        located.Purpose switch
        {
            ExpressionPurpose.Constraint
            or ExpressionPurpose.SoftConstraint
            or ExpressionPurpose.Required
            or ExpressionPurpose.ChoiceFilter => true,
            ExpressionPurpose.ReadOnly => questionnaire.FindQuestion(located.Owner) is { Default: null },
            _ => false,
        };

    /// <summary>What a filter may name: columns of the choices, or questions of the repeat whose rows are the choices.</summary>
    private static ImmutableHashSet<string> FilterNames(
        Questionnaire questionnaire,
        LocatedExpression located,
        Dictionary<ChoiceList, ImmutableHashSet<string>> columns
    ) =>
        FindChoiceRepeat(questionnaire, located.Owner) is { } repeat
            ? [.. questionnaire.Questions.Where(question => question.RepeatName == repeat).Select(question => question.Name)]
            : ColumnsOfChoices(questionnaire.FindQuestion(located.Owner)?.List, located.Expression, columns);

    private static string? FindChoiceRepeat(Questionnaire questionnaire, string owner) =>
        questionnaire.FindQuestion(owner)?.ChoicesFrom is { } source ? questionnaire.FindQuestion(source)?.RepeatName : null;

    /// <summary>What a filter may name; found once for each list. Of a list that is missing nothing is known.</summary>
    private static ImmutableHashSet<string> ColumnsOfChoices(
        ChoiceList? list,
        Expression filter,
        Dictionary<ChoiceList, ImmutableHashSet<string>> columns
    )
    {
        if (list is null)
        {
            return [.. filter.DescendantsAndSelf().OfType<Expression.BareName>().Select(word => word.Name)];
        }

        if (!columns.TryGetValue(list, out var names))
        {
            columns[list] = names = [.. list.Choices.SelectMany(choice => choice.Columns.Keys), "name", "label"];
        }

        return names;
    }

    /// <summary>What an expression names; a bare name counts, since figures may name variables so.</summary>
    private static IEnumerable<string> ReferencedNames(Expression? expression) =>
        expression is null
            ? []
            : expression.VariableNames.Concat(expression.DescendantsAndSelf().OfType<Expression.BareName>().Select(word => word.Name));
}
