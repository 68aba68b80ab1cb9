using System.Text.Json;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Figures;

namespace Survey.Analysis.Exports;

/// <summary>Writes one cell of a figure.</summary>
internal static class CellJson
{
    public static void Write(Utf8JsonWriter json, Cell cell)
    {
        json.WriteStartObject();
        json.WriteStartObject("by");
        foreach (var (variable, value) in cell.By)
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

    private static void WriteNumbers(Utf8JsonWriter json, Cell cell)
    {
        Write(json, "n", cell.N);
        Write(json, "unknown", cell.Unknown);
        WriteCounts(json, "missing", cell.Missing);
        Write(json, "nonresponse", cell.Nonresponse);
        Write(json, "count", cell.Count);
        Write(json, "estimate", cell.Estimate);
        Write(json, "se", cell.StandardError);
        Write(json, "df", cell.DegreesOfFreedom);
        Write(json, "lower", cell.Lower);
        Write(json, "upper", cell.Upper);
        Write(json, "lower_super", cell.LowerSuper);
        Write(json, "upper_super", cell.UpperSuper);
        Write(json, "as_no", cell.AsNo);
        Write(json, "as_yes", cell.AsYes);
        Write(json, "low_bound", cell.LowBound);
        Write(json, "high_bound", cell.HighBound);
        if (cell.Reliability is { } reliability and not Reliability.Reliable)
        {
            json.WriteString("reliability", FigureWords.Of(reliability));
        }

        Write(json, "rank", cell.Rank);
        Write(json, "rank_lower", cell.RankLower);
        Write(json, "rank_upper", cell.RankUpper);
        if (cell.Letters is { } letters)
        {
            json.WriteString("letters", letters);
        }

        Write(json, "answers", cell.Answers);
        Write(json, "share_of_answers", cell.ShareOfAnswers);
        Write(json, "share_of_answers_se", cell.ShareOfAnswersStandardError);
        Write(json, "mean", cell.Mean);
        Write(json, "mean_se", cell.MeanStandardError);
        WriteDistribution(json, cell);
        WritePairs(json, cell.Pairs);
        Write(json, "rr2", cell.Response?.Rr2);
        WriteRates(json, cell.Response);
        WriteCounts(json, "dispositions", cell.Response?.Dispositions);
    }

    private static void WriteDistribution(Utf8JsonWriter json, Cell cell)
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
        json.WriteNumber("missing_partner", pairs.MissingPartner);
        Write(json, "agreement", pairs.Agreement);
        Write(json, "kappa", pairs.Kappa);
        Write(json, "kappa_se", pairs.KappaStandardError);
        Write(json, "mcnemar_p", pairs.McNemarP);
        Write(json, "mcnemar_mid_p", pairs.McNemarMidP);
        Write(json, "mcnemar_clustered_p", pairs.McNemarClusteredP);
        Write(json, "stuart_maxwell_p", pairs.MarginalP);
        WriteRange(json, "agreement", "lower", "upper", pairs.AgreementRange);
        WriteRange(json, "agreement", "low_bound", "high_bound", pairs.AgreementBounds);
        Write(json, "difference", pairs.Difference);
        Write(json, "difference_se", pairs.DifferenceStandardError);
        WriteRange(json, "difference", "lower", "upper", pairs.DifferenceRange);
        WriteRange(json, "difference", "low_bound", "high_bound", pairs.DifferenceBounds);
    }

    private static void WriteRange(Utf8JsonWriter json, string what, string low, string high, PairRange? range)
    {
        Write(json, $"{what}_{low}", range?.Lower);
        Write(json, $"{what}_{high}", range?.Upper);
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
            json.WriteNumber(FigureWords.Of(rate), value);
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
        foreach (var (word, count) in counts)
        {
            json.WriteNumber(FigureWords.Of(word), count);
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
