using System.Collections.Immutable;
using Survey.Data.Questionnaires;

namespace Survey.Analysis.Figures.Kinds;

/// <summary>How many of those asked have answered.</summary>
public sealed class ResponseRateKind : FigureKind
{
    /// <inheritdoc/>
    public override string Word => "response_rate";

    /// <inheritdoc/>
    public override string Description => "How many of those who were asked have answered, by the rates of AAPOR.";

    /// <inheritdoc/>
    public override string ValueDescription =>
        "The names of rates with a space between, the first of them first; empty is rr1. AAPOR's response rates "
        + "(rr1 to rr6), cooperation rates (coop1 to coop4), contact rates (con1 to con3) and refusal rates (ref1 to ref3); rr1 counts "
        + "submitted responses among all who were asked, rr2 those in part as well.";

    /// <inheritdoc/>
    public override string ExampleValue => "rr1 coop1";

    /// <inheritdoc/>
    public override FigureReportSection Section => FigureReportSection.ResponseRate;

    /// <inheritdoc/>
    public override ImmutableArray<string> ClaimFunctions => ["share", "estimate"];

    /// <inheritdoc/>
    public override ImmutableArray<EstimatorNote> EstimatorNotes => [];

    /// <inheritdoc/>
    public override FigureCountUnit CountUnit => FigureCountUnit.Units;

    /// <inheritdoc/>
    public override FigureWeighting Weighting => FigureWeighting.None;

    internal override FigureValue ReadValue(string text, FigureExpressionContext context, SourceLocation location)
    {
        var words = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words.Where(word => !OutcomeRates.ByWord.ContainsKey(word)))
        {
            context.AddError(
                "G022",
                location,
                $"'{word}' is no response rate. Write one or more of: {string.Join(", ", OutcomeRates.ByWord.Keys)}."
            );
        }

        return new FigureValue
        {
            Rates = [.. words.Where(OutcomeRates.ByWord.ContainsKey).Select(word => OutcomeRates.ByWord[word]).Distinct()],
        };
    }
}
