using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Survey.Analysis.Estimation.Agreement;
using Survey.Analysis.Estimation.Estimates;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Studies;

namespace Survey.Analysis.Figures;

/// <summary>Reads one row of the sheet <c>figures</c>.</summary>
internal sealed partial class FigureRow
{
    private static readonly ImmutableArray<string> Charts = ["bar", "likert", "none"];

    private readonly Study study;
    private readonly StudyTable table;
    private readonly SheetRow row;
    private readonly ExpressionChecker checker;
    private readonly FigureProblems problems;

    public FigureRow(Study study, ExpressionChecker checker, StudyTable table, SheetRow row, FigureProblems problems)
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
        var before = problems.Errors;
        var name = ReadName(names);
        var kind = ReadKind();
        var over = ReadOver();
        if (kind is null)
        {
            return null;
        }

        var context = new FigureContext(study, checker, problems, over);
        var subject = kind is FigureKind.Distribution or FigureKind.Ranking or FigureKind.Battery ? ReadSubject(context, kind.Value) : FindScale(kind.Value);
        var needsValue = kind is not (FigureKind.Distribution or FigureKind.Ranking or FigureKind.Battery or FigureKind.ResponseRate) && subject is null;
        var definition = new FigureDefinition
        {
            Name = name,
            Kind = kind.Value,
            Label = table.Local(row, "label") is { IsEmpty: false } label ? label : LocalText.Of((study.Questionnaire.Languages[0].Code, name)),
            Value = needsValue ? ReadValue(context, kind.Value) : null,
            Subject = subject,
            Rates = kind == FigureKind.ResponseRate ? ReadRates() : [],
            Kappa = ReadKappa(kind.Value),
            Over = over,
            Base = context.Condition(Cell("base"), PlaceOf("base"), "base"),
            By = new BreakdownText(context, PlaceOf("by")).Read(Cell("by")),
            At = ReadAt(),
            Interval = ReadInterval(kind.Value, over),
            WithSuperpopulation = ReadMode(),
            IsWeighted = ReadWeights(),
            RakedTo = ReadRaking(over),
            Chart = ReadChart(),
            Note = table.Local(row, "note"),
            Place = PlaceOf("name"),
        };
        definition = definition with { Top = ReadTop(definition) };
        return problems.Errors > before ? null : definition;
    }

    private string Cell(string column) => table.Text(row, column);

    private Place PlaceOf(string column) => table.PlaceOf(row, column);

    private string ReadName(HashSet<string> names)
    {
        var name = Cell("name");
        if (!PlainName().IsMatch(name))
        {
            problems.Error("G002", PlaceOf("name"), name.Length == 0
                ? "The figure has no name. Write one, such as share_with_agreement."
                : $"'{name}' cannot be a figure's name. Write letters, digits and underscores, a letter first.");
        }
        else if (!names.Add(name))
        {
            problems.Error("G003", PlaceOf("name"), $"There is another figure named '{name}'. Give this one a name of its own.");
        }

        return name;
    }

    private FigureKind? ReadKind()
    {
        var word = Cell("kind");
        if (FigureWords.Kinds.TryGetValue(word, out var kind))
        {
            return kind;
        }

        problems.Error("G004", PlaceOf("kind"), $"'{word}' is no kind of figure. Write one of: {string.Join(", ", FigureWords.Kinds.Keys)}.");
        return null;
    }

    private string ReadOver()
    {
        var over = Cell("over") is { Length: > 0 } written ? written : FigureDefinition.OverResponses;
        if (over is FigureDefinition.OverResponses or FigureDefinition.OverFrame || study.Questionnaire.Repeats.Any(repeat => repeat.Name == over))
        {
            return over;
        }

        problems.Error("G005", PlaceOf("over"), $"A figure cannot be over '{over}'. Write responses, frame, or the name of a repeat.");
        return FigureDefinition.OverResponses;
    }

    private Expression? ReadValue(FigureContext context, FigureKind kind)
    {
        var text = Cell("value");
        if (text.Length == 0)
        {
            problems.Error("G006", PlaceOf("value"), "The figure has no value. Write the condition or number that is counted.");
            return null;
        }

        return kind is FigureKind.Share or FigureKind.Agreement
            ? context.Condition(text, PlaceOf("value"), "value")
            : context.Number(text, PlaceOf("value"));
    }

    private string? ReadSubject(FigureContext context, FigureKind kind) => new SubjectText(context, PlaceOf("value")).Read(Cell("value"), kind);

    /// <summary>The single choice that an agreement compares answer by answer; null where it compares a condition.</summary>
    private string? FindScale(FigureKind kind)
    {
        var name = Cell("value") is ['$', '{', .. var inside, '}'] ? inside : Cell("value");
        return kind == FigureKind.Agreement && study.Questionnaire.Find(name) is { Type: QuestionType.SingleChoice, RepeatName: null } ? name : null;
    }

    private ImmutableArray<OutcomeRate> ReadRates()
    {
        var words = Cell("value").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words.Where(word => !FigureWords.Rates.ContainsKey(word)))
        {
            problems.Error("G022", PlaceOf("value"), $"'{word}' is no response rate. Write one or more of: {string.Join(", ", FigureWords.Rates.Keys)}.");
        }

        return [.. words.Where(FigureWords.Rates.ContainsKey).Select(word => FigureWords.Rates[word]).Distinct()];
    }

    private AgreementWeights ReadKappa(FigureKind kind)
    {
        var word = Cell("kappa");
        if (word.Length > 0 && kind != FigureKind.Agreement)
        {
            problems.Warning("G014", PlaceOf("kappa"), "Only agreements have a kappa; the cell is not read. Leave it empty.");
        }
        else if (word.Length > 0 && !FigureWords.Kappas.ContainsKey(word))
        {
            problems.Error("G021", PlaceOf("kappa"), $"'{word}' is no way to weight a kappa. Write one of: {string.Join(", ", FigureWords.Kappas.Keys)}.");
        }

        return FigureWords.Kappas.GetValueOrDefault(word, AgreementWeights.Unweighted);
    }

    private double ReadAt()
    {
        var text = Cell("at");
        if (text.Length == 0)
        {
            return 0.5;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var at) && at is > 0 and < 1)
        {
            return at;
        }

        problems.Error("G012", PlaceOf("at"), $"'{text}' is no quantile. Write a number between 0 and 1, such as 0.5 for the median.");
        return 0.5;
    }

    private IntervalMethod? ReadInterval(FigureKind kind, string over)
    {
        var word = Cell("interval");
        if (word.Length == 0)
        {
            return null;
        }

        var isOfShares = kind is FigureKind.Share or FigureKind.Distribution or FigureKind.Ranking or FigureKind.Battery;
        if (!FigureWords.Intervals.TryGetValue(word, out var method) || (isOfShares && method is IntervalMethod.Student or IntervalMethod.Woodruff))
        {
            problems.Error("G013", PlaceOf("interval"), $"'{word}' is no interval of a share. Write one of: {string.Join(", ", FigureWords.IntervalsOfShares)}.");
        }
        else if (!isOfShares)
        {
            problems.Warning("G014", PlaceOf("interval"), "Only shares have a choice of intervals; the cell is not read. Leave it empty.");
        }
        else if (FigureWords.LooksAtCountsAlone(method) && over is not (FigureDefinition.OverResponses or FigureDefinition.OverFrame))
        {
            problems.Error("G013", PlaceOf("interval"), $"Rows of a repeat are clustered by unit, which the interval {word} cannot see. Write korn_graubard, or leave the cell empty.");
        }

        return isOfShares ? method : null;
    }

    private bool ReadMode()
    {
        var letters = Cell("mode").ToUpperInvariant().Where(letter => !char.IsWhiteSpace(letter) && letter is not (',' or '+')).ToHashSet();
        if (!letters.IsSubsetOf("ABC"))
        {
            problems.Error("G015", PlaceOf("mode"), $"'{Cell("mode")}' is no mode. Write C for the interval that sees the population as a sample, or leave the cell empty.");
        }

        return letters.Contains('C');
    }

    private bool ReadWeights() => Cell("weights").ToUpperInvariant() is not ("NO" or "NONE");

    /// <summary>Frame columns in the place of yes and no.</summary>
    private ImmutableArray<string> ReadRaking(string over)
    {
        var words = Cell("weights").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (words.Length == 0 || (words is [var only] && only.ToUpperInvariant() is "YES" or "NO" or "NONE"))
        {
            return [];
        }

        foreach (var word in words.Where(word => study.FindFrameColumn(word) is null or { Type: QuestionType.Number }))
        {
            problems.Error("G016", PlaceOf("weights"), $"'{word}' says nothing of weights. Write no for none, the frame columns with classes that weights are raked to, or leave the cell empty.");
        }

        if (over == FigureDefinition.OverFrame)
        {
            problems.Warning("G020", PlaceOf("weights"), "A figure over the frame counts every unit once; the cell is not read. Leave it empty.");
        }

        return words;
    }

    private string ReadChart()
    {
        var word = Cell("chart") is { Length: > 0 } written ? written : Charts[0];
        if (Charts.Contains(word))
        {
            return word;
        }

        problems.Warning("G017", PlaceOf("chart"), $"There is no chart '{word}'; bars are drawn. Write one of: {string.Join(", ", Charts)}.");
        return Charts[0];
    }

    /// <summary>The categories at the top of a battery's scale; where none is named, the one that scores highest.</summary>
    private ImmutableArray<string> ReadTop(FigureDefinition definition)
    {
        var top = Cell("top").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
        if (definition is not { Kind: FigureKind.Battery, Subject: { } battery })
        {
            return top;
        }

        var choices = FigureSubjects.ItemsOf(study.Questionnaire, battery).SelectMany(item => item.List?.Valid ?? []).DistinctBy(choice => choice.Name).ToList();
        foreach (var name in top.Where(name => choices.All(choice => choice.Name != name)))
        {
            problems.Error("G011", PlaceOf("top"), $"No item of '{battery}' has the choice '{name}'. There are: {string.Join(", ", choices.Select(choice => choice.Name))}.");
        }

        if (!top.IsEmpty)
        {
            return top;
        }

        var highest = choices.MaxBy(choice => choice.Score)?.Name ?? "";
        problems.Warning("G010", PlaceOf("name"), $"The battery does not say in 'top' which choices count; '{highest}' does. Write them with a space between.");
        return [highest];
    }

    [GeneratedRegex(@"^[\p{L}_][\w.\-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainName();
}
