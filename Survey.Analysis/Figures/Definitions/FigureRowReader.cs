using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Survey.Analysis.Estimation.Agreement;
using Survey.Analysis.Estimation.Estimates;
using Survey.Data.Expressions;
using Survey.Data.Expressions.Validation;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;

namespace Survey.Analysis.Figures.Definitions;

/// <summary>Reads one row of the sheet <c>figures</c>.</summary>
internal sealed partial class FigureRowReader
{
    private static readonly ImmutableArray<string> ChartNames = ["bar", "likert", "none"];

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

    /// <summary>The figure; null where an error of its row stands in the way.</summary>
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
        var subject = kind is FigureKind.Distribution or FigureKind.Ranking or FigureKind.Battery
            ? ReadSubject(context, kind.Value)
            : FindAgreementQuestion(kind.Value);
        var needsValue =
            kind is not (FigureKind.Distribution or FigureKind.Ranking or FigureKind.Battery or FigureKind.ResponseRate) && subject is null;
        var definition = new FigureDefinition
        {
            Name = name,
            Kind = kind.Value,
            Label = table.LocalizedText(row, "label") is { IsEmpty: false } label
                ? label
                : LocalizedText.Create((study.Questionnaire.Languages[0].Code, name)),
            Value = needsValue ? ReadValue(context, kind.Value) : null,
            Subject = subject,
            Rates = kind == FigureKind.ResponseRate ? ReadRates() : [],
            KappaWeights = ReadKappaWeights(kind.Value),
            Over = over,
            Base = context.ParseCondition(ReadText("base"), LocationOf("base"), "base"),
            Breakdowns = new BreakdownParser(context, LocationOf("by")).Parse(ReadText("by")),
            QuantileProbability = ReadQuantileProbability(),
            IntervalMethod = ReadIntervalMethod(kind.Value, over),
            IncludesSuperpopulation = ReadIncludesSuperpopulation(),
            IsWeighted = ReadIsWeighted(),
            RakingColumns = ReadRakingColumns(over),
            Chart = ReadChart(),
            Note = table.LocalizedText(row, "note"),
            Location = LocationOf("name"),
        };
        definition = definition with { TopCategories = ReadTopCategories(definition) };
        return problems.ErrorCount > errorsBefore ? null : definition;
    }

    private string ReadText(string column) => table.Text(row, column);

    private SourceLocation LocationOf(string column) => table.LocationOf(row, column);

    private string ReadName(HashSet<string> names)
    {
        var name = ReadText("name");
        if (!NamePattern().IsMatch(name))
        {
            problems.AddError(
                "G002",
                LocationOf("name"),
                name.Length == 0
                    ? "The figure has no name. Write one, such as share_with_agreement."
                    : $"'{name}' cannot be a figure's name. Write letters, digits and underscores, a letter first."
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

    private Expression? ReadValue(FigureExpressionContext context, FigureKind kind)
    {
        var text = ReadText("value");
        if (text.Length == 0)
        {
            problems.AddError("G006", LocationOf("value"), "The figure has no value. Write the condition or number that is counted.");
            return null;
        }

        return kind is FigureKind.Share or FigureKind.Agreement
            ? context.ParseCondition(text, LocationOf("value"), "value")
            : context.ParseNumber(text, LocationOf("value"));
    }

    private string? ReadSubject(FigureExpressionContext context, FigureKind kind) =>
        new SubjectParser(context, LocationOf("value")).Parse(ReadText("value"), kind);

    /// <summary>The single choice that an agreement compares answer by answer; null where it compares a condition.</summary>
    private string? FindAgreementQuestion(FigureKind kind)
    {
        var name = ReadText("value") is ['$', '{', .. var bareName, '}'] ? bareName : ReadText("value");
        return
            kind == FigureKind.Agreement && study.Questionnaire.FindQuestion(name) is { Type: QuestionType.SingleChoice, RepeatName: null }
            ? name
            : null;
    }

    private ImmutableArray<OutcomeRate> ReadRates()
    {
        var tokens = ReadText("value").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        foreach (var token in tokens.Where(token => !FigureTokens.Rates.ContainsKey(token)))
        {
            problems.AddError(
                "G022",
                LocationOf("value"),
                $"'{token}' is no response rate. Write one or more of: {string.Join(", ", FigureTokens.Rates.Keys)}."
            );
        }

        return [.. tokens.Where(FigureTokens.Rates.ContainsKey).Select(token => FigureTokens.Rates[token]).Distinct()];
    }

    private AgreementWeights ReadKappaWeights(FigureKind kind)
    {
        var token = ReadText("kappa");
        if (token.Length > 0 && kind != FigureKind.Agreement)
        {
            problems.AddWarning("G014", LocationOf("kappa"), "Only agreements have a kappa; the cell is not read. Leave it empty.");
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

        var isShareKind = kind is FigureKind.Share or FigureKind.Distribution or FigureKind.Ranking or FigureKind.Battery;
        if (
            !FigureTokens.IntervalMethods.TryGetValue(token, out var method)
            || (isShareKind && method is IntervalMethod.Student or IntervalMethod.Woodruff)
        )
        {
            problems.AddError(
                "G013",
                LocationOf("interval"),
                $"'{token}' is no interval of a share. Write one of: {string.Join(", ", FigureTokens.ShareIntervalMethods)}."
            );
        }
        else if (!isShareKind)
        {
            problems.AddWarning(
                "G014",
                LocationOf("interval"),
                "Only shares have a choice of intervals; the cell is not read. Leave it empty."
            );
        }
        else if (FigureTokens.UsesCountsOnly(method) && over is not (FigureDefinition.OverResponses or FigureDefinition.OverFrame))
        {
            problems.AddError(
                "G013",
                LocationOf("interval"),
                $"Rows of a repeat are clustered by unit, which the interval {token} cannot see. Write korn_graubard, or leave "
                    + $"the cell empty."
            );
        }

        return isShareKind ? method : null;
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
                $"'{ReadText("mode")}' is no mode. Write C for the interval that sees the population as a sample, or leave "
                    + $"the cell empty."
            );
        }

        return modes.Contains('C');
    }

    private bool ReadIsWeighted() => ReadText("weights").ToUpperInvariant() is not ("NO" or "NONE");

    /// <summary>Frame columns in the place of yes and no.</summary>
    private ImmutableArray<string> ReadRakingColumns(string over)
    {
        var tokens = ReadText("weights")
            .Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.Ordinal)
            .ToImmutableArray();
        if (tokens.Length == 0 || (tokens is [var only] && only.ToUpperInvariant() is "YES" or "NO" or "NONE"))
        {
            return [];
        }

        foreach (var token in tokens.Where(token => study.FindFrameColumn(token) is null or { Format: AnswerFormat.Number, Facts.IsWholeNumber: false }))
        {
            problems.AddError(
                "G016",
                LocationOf("weights"),
                $"'{token}' says nothing of weights. Write no for none, the frame columns with classes that weights are raked to, "
                    + $"or leave the cell empty."
            );
        }

        if (over == FigureDefinition.OverFrame)
        {
            problems.AddWarning(
                "G020",
                LocationOf("weights"),
                "A figure over the frame counts every unit once; the cell is not read. Leave it empty."
            );
        }

        return tokens;
    }

    private string ReadChart()
    {
        var token = ReadText("chart") is { Length: > 0 } written ? written : ChartNames[0];
        if (ChartNames.Contains(token))
        {
            return token;
        }

        problems.AddWarning(
            "G017",
            LocationOf("chart"),
            $"There is no chart '{token}'; bars are drawn. Write one of: {string.Join(", ", ChartNames)}."
        );
        return ChartNames[0];
    }

    /// <summary>The categories at the top of a battery's scale; where none is named, the one that scores highest.</summary>
    private ImmutableArray<string> ReadTopCategories(FigureDefinition definition)
    {
        var top = ReadText("top").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
        if (definition is not { Kind: FigureKind.Battery, Subject: { } battery })
        {
            return top;
        }

        var choices = Batteries
            .ItemsOf(study.Questionnaire, battery)
            .SelectMany(item => item.List?.ValidChoices ?? [])
            .DistinctBy(choice => choice.Name)
            .ToList();
        foreach (var name in top.Where(name => choices.All(choice => choice.Name != name)))
        {
            problems.AddError(
                "G011",
                LocationOf("top"),
                $"No item of '{battery}' has the choice '{name}'. There are: "
                    + $"{string.Join(", ", choices.Select(choice => choice.Name))}."
            );
        }

        if (!top.IsEmpty)
        {
            return top;
        }

        var highest = choices.MaxBy(choice => choice.Score)?.Name ?? "";
        problems.AddWarning(
            "G010",
            LocationOf("name"),
            $"The battery does not say in 'top' which choices count; '{highest}' does. Write them with a space between."
        );
        return [highest];
    }

    [GeneratedRegex(@"^[\p{L}_][\w.\-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
