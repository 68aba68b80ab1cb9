using System.Text.Json;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Results;

namespace Survey.Analysis.Exports;

/// <summary>Writes one cell of a figure.</summary>
internal static class CellJsonWriter
{
    public static void Write(Utf8JsonWriter json, FigureCell cell)
    {
        json.WriteStartObject();
        json.WriteStartObject("by");
        foreach (var (variable, value) in cell.BreakdownValues)
        {
            json.WriteString(variable, value);
        }

        json.WriteEndObject();
        if (cell.Category is { } category)
        {
            json.WriteString("category", category);
        }

        if (cell.IsSuppressed)
        {
            json.WriteBoolean("suppressed", true);
        }
        else
        {
            WriteNumbers(json, cell);
        }

        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, FigureCell cell)
    {
        Write(json, "n", cell.N);
        Write(json, "unknown", cell.Unknown);
        WriteCounts(json, "missing", cell.MissingReasons);
        Write(json, "nonresponse", cell.Nonresponse);
        Write(json, "count", cell.Count);
        Write(json, "estimate", cell.Estimate);
        Write(json, "se", cell.StandardError);
        Write(json, "df", cell.DegreesOfFreedom);
        Write(json, "lower", cell.Lower);
        Write(json, "upper", cell.Upper);
        Write(json, "lower_super", cell.LowerSuperpopulation);
        Write(json, "upper_super", cell.UpperSuperpopulation);
        Write(json, "as_no", cell.EstimateIfUnknownNo);
        Write(json, "as_yes", cell.EstimateIfUnknownYes);
        Write(json, "low_bound", cell.LowerBound);
        Write(json, "high_bound", cell.UpperBound);
        if (cell.Reliability is { } reliability and not Reliability.Reliable)
        {
            json.WriteString("reliability", FigureTokens.Of(reliability));
        }

        Write(json, "rank", cell.Rank);
        Write(json, "rank_lower", cell.RankLower);
        Write(json, "rank_upper", cell.RankUpper);
        if (cell.TieLetters is { } letters)
        {
            json.WriteString("letters", letters);
        }

        Write(json, "answers", cell.AnswerCount);
        Write(json, "share_of_answers", cell.ShareOfAnswers);
        Write(json, "share_of_answers_se", cell.ShareOfAnswersStandardError);
        Write(json, "mean", cell.Mean);
        Write(json, "mean_se", cell.MeanStandardError);
        WriteDistribution(json, cell);
        WritePairs(json, cell.Pairs);
        Write(json, "rr2", cell.ResponseRate?.Rr2);
        WriteRates(json, cell.ResponseRate);
        WriteCounts(json, "dispositions", cell.ResponseRate?.Dispositions);
    }

    private static void WriteDistribution(Utf8JsonWriter json, FigureCell cell)
    {
        if (cell.Distribution.IsDefaultOrEmpty)
        {
            return;
        }

        json.WriteStartArray("distribution");
        foreach (var share in cell.Distribution)
        {
            json.WriteStartObject();
            json.WriteString("category", share.Category);
            json.WriteNumber("count", share.Count);
            Write(json, "estimate", share.Estimate);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePairs(Utf8JsonWriter json, PairAgreement? pairs)
    {
        if (pairs is null)
        {
            return;
        }

        Write(json, "both", pairs.Both);
        Write(json, "neither", pairs.Neither);
        Write(json, "first_only", pairs.FirstOnly);
        Write(json, "second_only", pairs.SecondOnly);
        json.WriteNumber("missing_partner", pairs.HalfKnownPairs);
        Write(json, "agreement", pairs.Agreement);
        Write(json, "kappa", pairs.Kappa);
        Write(json, "kappa_se", pairs.KappaStandardError);
        Write(json, "mcnemar_p", pairs.McNemarPValue);
        Write(json, "mcnemar_mid_p", pairs.McNemarMidPValue);
        Write(json, "mcnemar_clustered_p", pairs.McNemarClusteredPValue);
        Write(json, "stuart_maxwell_p", pairs.MarginalHomogeneityPValue);
        WriteRange(json, "agreement", "lower", "upper", pairs.AgreementInterval);
        WriteRange(json, "agreement", "low_bound", "high_bound", pairs.AgreementBounds);
        Write(json, "difference", pairs.Difference);
        Write(json, "difference_se", pairs.DifferenceStandardError);
        WriteRange(json, "difference", "lower", "upper", pairs.DifferenceInterval);
        WriteRange(json, "difference", "low_bound", "high_bound", pairs.DifferenceBounds);
    }

    private static void WriteRange(Utf8JsonWriter json, string namePrefix, string low, string high, PairRange? range)
    {
        Write(json, $"{namePrefix}_{low}", range?.Lower);
        Write(json, $"{namePrefix}_{high}", range?.Upper);
    }

    private static void WriteRates(Utf8JsonWriter json, ResponseRate? response)
    {
        if (response is not { Rates.Count: > 0 })
        {
            return;
        }

        json.WriteStartObject("rates");
        foreach (var (rate, value) in response.Rates)
        {
            json.WriteNumber(FigureTokens.Of(rate), value);
        }

        json.WriteEndObject();
    }

    private static void WriteCounts<T>(Utf8JsonWriter json, string name, IReadOnlyDictionary<T, int>? counts)
        where T : struct, Enum
    {
        if (counts is not { Count: > 0 })
        {
            return;
        }

        json.WriteStartObject(name);
        foreach (var (category, count) in counts)
        {
            json.WriteNumber(FigureTokens.Of(category), count);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
    }

    /// <summary>A number that is not finite is no number: it is left out.</summary>
    internal static void Write(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value && double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
    }
}
