using Survey.Data.Expressions.Values;

namespace Survey.Data.Expressions.Evaluation;

/// <summary>The form's functions over several values: the rows of a repeat, the entries of a list, or any number of arguments.</summary>
/// <param name="evaluator">Evaluates what stands inside a function.</param>
/// <param name="scope">Where the expression finds its values.</param>
/// <param name="currentAnswer">What <c>.</c> stands for.</param>
internal sealed class RepeatFunctions(FormEvaluator evaluator, IFormScope scope, string currentAnswer)
{
    /// <summary>The value of a call of such a function; null for a call of another one.</summary>
    public FormValue? Apply(Expression.FunctionCall call) =>
        call.Function switch
        {
            "min" => FormValue.From(EvaluateNumbers(call).DefaultIfEmpty(double.NaN).Aggregate(Math.Min)),
            "max" => FormValue.From(EvaluateNumbers(call).DefaultIfEmpty(double.NaN).Aggregate(Math.Max)),
            "sum" => FormValue.From(EvaluateNumbers(call).Aggregate(0.0, (sum, number) => sum + number)),
            "count" => FormValue.From(EvaluateAll(call.Arguments[0]).Count()),
            "count-non-empty" => FormValue.From(EvaluateAll(call.Arguments[0]).Count(value => value.AsText().Length > 0)),
            "join" => FormValue.From(
                string.Join(
                    evaluator.Evaluate(call.Arguments[0]).AsText(),
                    call.Arguments.Skip(1).SelectMany(EvaluateAll).Select(value => value.AsText()).Where(text => text.Length > 0)
                )
            ),
            "indexed-repeat" => FormValue.From(ReadIndexedRow(call.Arguments[0], [.. call.Arguments.Skip(1).Chunk(2)])),
            "position" when call.Arguments is [var row] => FormValue.From(FindPosition(row)),
            _ => null,
        };

    /// <summary>All the values that a part stands for, where a function takes any number of them.</summary>
    public IEnumerable<FormValue> EvaluateAll(Expression argument) =>
        argument switch
        {
            Expression.Variable variable => scope.ReadAllValues(variable.Name).Select(FormValue.From),
            Expression.Union union => EvaluateAll(union.Left).Concat(EvaluateAll(union.Right)),
            Expression.RowLookup { Column: { } column } lookup => FindRows(lookup)
                .Select(row => FormValue.From(row.Scope.ReadBareName(column))),
            Expression.RowLookup lookup => FindRows(lookup).Select(row => FormValue.From(row.Place)),
            _ => [evaluator.Evaluate(argument)],
        };

    /// <summary>A question's answer in the row that each repeat and number leads to, from the outer repeat to the inner one.</summary>
    private string ReadIndexedRow(Expression question, IReadOnlyList<Expression[]> steps)
    {
        var place = scope;
        foreach (var step in steps)
        {
            var rows = step[0] is Expression.Variable repeat ? place.GetRowScopes(repeat.Name, isList: false) : [];
            var rowNumber = Math.Truncate(evaluator.Evaluate(step[^1]).AsNumber());
            if (!(rowNumber >= 1) || rowNumber > rows.Count)
            {
                return "";
            }

            place = rows[(int)rowNumber - 1];
        }

        return question is Expression.Variable variable ? place.ReadBareName(variable.Name) : "";
    }

    /// <summary>Of <c>..</c> the row in which the question stands; of rows looked up the first one's place.</summary>
    private double FindPosition(Expression row) =>
        row switch
        {
            Expression.RowLookup lookup => FindRows(lookup).Select(found => (double)found.Place).FirstOrDefault(double.NaN),
            Expression.ParentRow { RepeatName: { } repeat } => Math.Max(1, scope.RowNumberOf(repeat)),
            _ => Math.Max(1, scope.RowNumber),
        };

    private IEnumerable<double> EvaluateNumbers(Expression.FunctionCall call) =>
        call.Arguments.SelectMany(EvaluateAll).Select(value => value.AsNumber()).Where(number => !double.IsNaN(number));

    private List<(IFormScope Scope, int Place)> FindRows(Expression.RowLookup lookup)
    {
        var rows = scope.GetRowScopes(lookup.Source, lookup.IsList).Select((row, index) => (Scope: row, Place: index + 1)).ToList();
        foreach (var filter in lookup.Filters)
        {
            rows = [.. rows.Where((row, index) => MatchesFilter(filter, row.Scope, index + 1, rows.Count))];
        }

        return rows;
    }

    private bool MatchesFilter(Expression filter, IFormScope rowScope, int position, int size)
    {
        var value = new FormEvaluator(new FilterRowScope(rowScope, scope, position, size), currentAnswer).Evaluate(filter);
        return value.IsNumber ? value.AsNumber() == position : value.AsBoolean();
    }

    /// <summary>A row within a predicate: bare names are the row's, everything else is as where the expression stands.</summary>
    private sealed class FilterRowScope(IFormScope rowScope, IFormScope outerScope, int position, int size) : IFormScope
    {
        public DateTime Now => outerScope.Now;

        public string Language => outerScope.Language;

        public int RowNumber => outerScope.RowNumber;

        public int RowNumberOf(string repeat) => outerScope.RowNumberOf(repeat);

        public int ContextPosition => position;

        public int ContextSize => size;

        public string Seed => outerScope.Seed;

        public string ReadVariable(string variable) => outerScope.ReadVariable(variable);

        public string ReadBareName(string word) => rowScope.ReadBareName(word);

        public IReadOnlyList<string> ReadAllValues(string variable) => outerScope.ReadAllValues(variable);

        public IReadOnlyList<IFormScope> GetRowScopes(string source, bool isList) => outerScope.GetRowScopes(source, isList);

        public string ReadChoiceLabel(string variable, string choice) => outerScope.ReadChoiceLabel(variable, choice);
    }
}
