using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Rules about expressions, and about what depends on what.</summary>
internal static class ConditionRules
{
    /// <summary>An expression of a thousand faults says no more than its first.</summary>
    private const int MostInOneCell = 20;

    public static IEnumerable<StudyProblem> WhatCannotBeMeant(StudyDraft draft)
    {
        var ofForm = FormReferences.Known(draft);
        var lists = draft.Questionnaire.Lists.ToDictionary(list => list.Name, list => list.Choices.SelectMany(choice => choice.Columns.Keys).ToImmutableHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var form = new ExpressionChecker(FunctionSignature.Form, ofForm, lists);
        var figures = new ExpressionChecker(FunctionSignature.Figures, StudyVariables.OfFigures(draft.Study), lists);
        var columns = new Dictionary<ChoiceList, ImmutableHashSet<string>>(ReferenceEqualityComparer.Instance);
        return
            from placed in draft.Expressions
            let checker = placed.Use == ExpressionUse.DerivedVariable ? figures : form
            from problem in checker.Check(placed.Expression, ContextOf(placed, draft, ofForm, columns)).Take(MostInOneCell)
            select new StudyProblem(SeverityOf(problem, placed.Use), problem.Code, placed.Place, problem.Message);
    }

    public static IEnumerable<StudyProblem> NamesOfSeveralParts(StudyDraft draft)
    {
        var shared = draft.Names.Shared.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        return
            from placed in draft.Expressions
            from variable in placed.Expression.Variables
            where shared.ContainsKey(variable)
            select FormReferences.Ambiguous(variable, shared[variable], placed.Place);
    }

    public static IEnumerable<StudyProblem> QuestionsThatDependOnThemselves(StudyDraft draft)
    {
        var questions = draft.Questionnaire.Questions.DistinctBy(question => question.Name).ToDictionary(
            question => question.Name,
            question => (question.Route?.Variables ?? []).Concat(question.Calculation?.Variables ?? []),
            StringComparer.Ordinal);
        return
            from name in Cycles.Find(questions)
            select new StudyProblem(Severity.Error, "X021", draft.Questionnaire.Find(name)?.Place, $"Whether '{name}' is asked, or what it computes, depends on itself in the end. Break the circle of relevant and calculation.");
    }

    public static IEnumerable<StudyProblem> VariablesThatDependOnThemselves(StudyDraft draft)
    {
        var variables = draft.Study.Variables.DistinctBy(variable => variable.Name).ToDictionary(variable => variable.Name, variable => Names(variable.Value), StringComparer.Ordinal);
        return
            from name in Cycles.Find(variables)
            select new StudyProblem(Severity.Error, "V002", draft.Study.FindVariable(name)?.Place, $"The variable '{name}' is computed from itself in the end. Break the circle.");
    }

    /// <summary>XLSForm reckons with any value, so what hardly fits is a warning in the form; in figures it would be a wrong number.</summary>
    private static Severity SeverityOf(ExpressionProblem problem, ExpressionUse use) =>
        problem.IsUnsupported ? Severity.Unsupported
        : use == ExpressionUse.DerivedVariable || problem.Code is "X002" or "X004" or "X007" ? Severity.Error
        : Severity.Warning;

    private static ExpressionContext ContextOf(
        PlacedExpression placed, StudyDraft draft, ImmutableDictionary<string, KnownVariable> variables, Dictionary<ChoiceList, ImmutableHashSet<string>> columns) =>
        new()
        {
            Current = placed.Use is ExpressionUse.Relevance or ExpressionUse.ChoiceFilter or ExpressionUse.DerivedVariable ? null : variables.GetValueOrDefault(placed.Owner),
            Repeat = placed.Repeat,
            MayReadLast = placed.Use is ExpressionUse.Constraint or ExpressionUse.SoftConstraint or ExpressionUse.Required,
            Words = placed.Use == ExpressionUse.ChoiceFilter ? ColumnsOfChoices(draft.Questionnaire.Find(placed.Owner)?.List, placed.Expression, columns) : [],
            VariablesMayBeBare = placed.Use == ExpressionUse.DerivedVariable,
            IsFiltering = placed.Use == ExpressionUse.ChoiceFilter,
        };

    /// <summary>What a filter may name; found once for each list. Of a list that is missing nothing is known.</summary>
    private static ImmutableHashSet<string> ColumnsOfChoices(ChoiceList? list, Expression filter, Dictionary<ChoiceList, ImmutableHashSet<string>> columns)
    {
        if (list is null)
        {
            return [.. filter.Parts().OfType<Expression.Word>().Select(word => word.Value)];
        }

        if (!columns.TryGetValue(list, out var names))
        {
            columns[list] = names = [.. list.Choices.SelectMany(choice => choice.Columns.Keys), "name", "label"];
        }

        return names;
    }

    /// <summary>What an expression names; a bare name counts, since figures may name variables so.</summary>
    private static IEnumerable<string> Names(Expression? expression) =>
        expression is null ? [] : expression.Variables.Concat(expression.Parts().OfType<Expression.Word>().Select(word => word.Value));
}
