using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Survey.Analysis.Estimation.Agreement;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Figures.Kinds;
using Survey.Data.Expressions.Validation;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;

namespace Survey.Analysis.Figures.Definitions;

/// <summary>Reads one row of the sheet <c>figures</c>.</summary>
internal sealed partial class FigureRowReader
{
    private readonly Study study;
    private readonly StudyTable table;
    private readonly SheetRow row;
    private readonly ExpressionValidator checker;
    private readonly FigureProblemCollector problems;

    public FigureRowReader(Study study, ExpressionValidator checker, StudyTable table, SheetRow row, FigureProblemCollector problems)
    {
        this.study = study;
        this.checker = checker;
        this.table = table;
        this.row = row;
        this.problems = problems;
    }

    /// <summary>The figure; null where its row has an error.</summary>
    public FigureDefinition? Read(HashSet<string> names)
    {
        var errorsBefore = problems.ErrorCount;
        var name = ReadName(names);
        var kind = ReadKind();
        var over = ReadOver();
        if (kind is null)
        {
            return null;
        }

        var context = new FigureExpressionContext(study, checker, problems, over);
        var value = kind.ReadValue(ReadText("value"), context, LocationOf("value"));
        var definition = new FigureDefinition
        {
            Name = name,
            Kind = kind,
            Label = table.LocalizedText(row, "label") is { IsEmpty: false } label
                ? label
                : LocalizedText.Create((study.Questionnaire.Languages[0].Code, name)),
            Value = value.Expression,
            Subject = value.Subject,
            Rates = value.Rates,
            KappaWeights = ReadKappaWeights(kind),
            Over = over,
            Base = context.ParseCondition(ReadText("base"), LocationOf("base"), "base"),
            Breakdowns = ReadBreakdowns(kind, context),
            QuantileProbability = ReadQuantileProbability(),
            IntervalMethod = ReadIntervalMethod(kind, over),
            IncludesSuperpopulation = ReadIncludesSuperpopulation(),
            IsWeighted = ReadIsWeighted(),
            RakingColumns = ReadRakingColumns(over),
            Chart = ReadChart(),
            Note = table.LocalizedText(row, "note"),
            Location = LocationOf("name"),
            TopCategories = kind.ReadTopCategories(ReadWords("top"), value.Subject, context, LocationOf),
        };
        return problems.ErrorCount > errorsBefore ? null : definition;
    }

    /// <summary>A rate counts those who have not answered too, and they have no answers to be broken down by.</summary>
    private ImmutableArray<ImmutableArray<string>> ReadBreakdowns(FigureKind kind, FigureExpressionContext context)
    {
        var breakdowns = new BreakdownParser(context, LocationOf("by")).Parse(ReadText("by"));
        if (kind.CountUnit == FigureCountUnit.Units && breakdowns.SelectMany(names => names).FirstOrDefault(IsAnswer) is { } answer)
        {
            problems.AddError(
                "G027",
                LocationOf("by"),
                $"'{answer}' is known of those who answered only, so that every rate would be 100 %. Break the rate down by columns of "
                    + $"the frame."
            );
        }

        return breakdowns;

        bool IsAnswer(string name) => !context.IsFrameColumn(name);
    }

    private string ReadText(string column) => table.Text(row, column);

    private ImmutableArray<string> ReadWords(string column) =>
        [.. ReadText(column).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)];

    private SourceLocation LocationOf(string column) => table.LocationOf(row, column);

    private string ReadName(HashSet<string> names)
    {
        var name = ReadText("name");
        if (!NamePattern().IsMatch(name))
        {
            problems.AddError(
                "G002",
                LocationOf("name"),
                name switch
                {
                    "" => $"The figure has no name. Write one, such as share_with_agreement.",
                    _ => $"'{name}' cannot be a figure's name. Write letters, digits and underscores, a letter first.",
                }
            );
        }
        else if (!names.Add(name))
        {
            problems.AddError("G003", LocationOf("name"), $"There is another figure named '{name}'. Give this one a name of its own.");
        }

        return name;
    }

    private FigureKind? ReadKind()
    {
        var token = ReadText("kind");
        if (FigureTokens.Kinds.TryGetValue(token, out var kind))
        {
            return kind;
        }

        problems.AddError(
            "G004",
            LocationOf("kind"),
            $"'{token}' is no kind of figure. Write one of: {string.Join(", ", FigureTokens.Kinds.Keys)}."
        );
        return null;
    }

    private string ReadOver()
    {
        var over = ReadText("over") is { Length: > 0 } written ? written : FigureDefinition.OverResponses;
        if (
            over is FigureDefinition.OverResponses or FigureDefinition.OverFrame
            || study.Questionnaire.Repeats.Any(repeat => repeat.Name == over)
        )
        {
            return over;
        }

        problems.AddError(
            "G005",
            LocationOf("over"),
            $"A figure cannot be over '{over}'. Write responses, frame, or the name of a repeat."
        );
        return FigureDefinition.OverResponses;
    }

    private AgreementWeights ReadKappaWeights(FigureKind kind)
    {
        var token = ReadText("kappa");
        if (token.Length > 0 && !kind.TakesKappaWeights)
        {
            problems.AddWarning("G014", LocationOf("kappa"), $"Only agreements have a kappa; the cell is not read. Leave it empty.");
        }
        else if (token.Length > 0 && !FigureTokens.KappaWeights.ContainsKey(token))
        {
            problems.AddError(
                "G021",
                LocationOf("kappa"),
                $"'{token}' is no way to weight a kappa. Write one of: {string.Join(", ", FigureTokens.KappaWeights.Keys)}."
            );
        }

        return FigureTokens.KappaWeights.GetValueOrDefault(token, AgreementWeights.Unweighted);
    }

    private double ReadQuantileProbability()
    {
        var text = ReadText("at");
        if (text.Length == 0)
        {
            return 0.5;
        }

        if (
            double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var probability)
            && probability is > 0 and < 1
        )
        {
            return probability;
        }

        problems.AddError(
            "G012",
            LocationOf("at"),
            $"'{text}' is no quantile. Write a number between 0 and 1, such as 0.5 for the median."
        );
        return 0.5;
    }

    private IntervalMethod? ReadIntervalMethod(FigureKind kind, string over)
    {
        var token = ReadText("interval");
        if (token.Length == 0)
        {
            return null;
        }

        if (
            !FigureTokens.IntervalMethods.TryGetValue(token, out var method)
            || (kind.TakesIntervalMethod && method is IntervalMethod.Student or IntervalMethod.Woodruff)
        )
        {
            problems.AddError(
                "G013",
                LocationOf("interval"),
                $"'{token}' is no interval of a share. Write one of: {string.Join(", ", FigureTokens.ShareIntervalMethods)}."
            );
        }
        else if (!kind.TakesIntervalMethod)
        {
            problems.AddWarning(
                "G014",
                LocationOf("interval"),
                $"Only shares have a choice of intervals; the cell is not read. Leave it empty."
            );
        }
        else if (FigureTokens.UsesCountsOnly(method) && over is not (FigureDefinition.OverResponses or FigureDefinition.OverFrame))
        {
            problems.AddError(
                "G024",
                LocationOf("interval"),
                $"Rows of a repeat are clustered by unit, which the interval {token} does not allow for. Write korn_graubard, or "
                    + $"leave the cell empty."
            );
        }

        return kind.TakesIntervalMethod ? method : null;
    }

    private bool ReadIncludesSuperpopulation()
    {
        var modes = ReadText("mode")
            .ToUpperInvariant()
            .Where(letter => !char.IsWhiteSpace(letter) && letter is not (',' or '+'))
            .ToHashSet();
        if (!modes.IsSubsetOf("ABC"))
        {
            problems.AddError(
                "G015",
                LocationOf("mode"),
                $"'{ReadText("mode")}' is no mode. Write C for the interval of a larger population that those asked are a sample of, or "
                    + $"leave the cell empty."
            );
        }

        return modes.Contains('C');
    }

    private bool ReadIsWeighted() => ReadText("weights").ToUpperInvariant() is not ("NO" or "NONE");

    /// <summary>The frame columns in the column weights, where it holds no yes or no.</summary>
    private ImmutableArray<string> ReadRakingColumns(string over)
    {
        ImmutableArray<string> tokens = [.. ReadWords("weights").Distinct(StringComparer.Ordinal)];
        if (tokens.Length == 0 || (tokens is [var only] && only.ToUpperInvariant() is "YES" or "NO" or "NONE"))
        {
            return [];
        }

        foreach (var token in tokens.Where(token => !HasCategories(study.FindFrameColumn(token))))
        {
            problems.AddError(
                "G016",
                LocationOf("weights"),
                $"'{token}' is not a frame column with categories. Write no for none, the frame columns that weights are raked to, "
                    + $"or leave the cell empty."
            );
        }

        if (over == FigureDefinition.OverFrame)
        {
            problems.AddWarning(
                "G020",
                LocationOf("weights"),
                $"A figure over the frame counts every unit once; the cell is not read. Leave it empty."
            );
        }

        return tokens;
    }

    private static bool HasCategories(FrameColumn? column) =>
        column is not (null or { Format: AnswerFormat.Number, Facts.IsWholeNumber: false });

    private FigureChart ReadChart()
    {
        var token = ReadText("chart");
        if (token.Length == 0 || FigureTokens.Charts.ContainsKey(token))
        {
            return FigureTokens.Charts.GetValueOrDefault(token, FigureChart.Bar);
        }

        problems.AddWarning(
            "G017",
            LocationOf("chart"),
            $"There is no chart '{token}'; bars are drawn. Write one of: {string.Join(", ", FigureTokens.Charts.Keys)}."
        );
        return FigureChart.Bar;
    }

    [GeneratedRegex(@"^[\p{L}_][\w.\-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
