using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using Survey.Analysis.Charts;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Results;
using Survey.Data.Questionnaires;

namespace Survey.Analysis.Exports;

/// <summary>Writes <c>figures.json</c>: every number of a study at full precision, for other programs.</summary>
/// <remarks>Fields that do not apply are left out, the order is stable, and a suppressed cell says only where it stands.</remarks>
public sealed class FiguresJsonWriter(ReportContext context)
{
    /// <summary>What the program calls itself where it says what made an output.</summary>
    public static string Software { get; } =
        "Survey "
        + (typeof(FiguresJsonWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "");

    /// <summary>Writes the figures as indented UTF-8.</summary>
    public void Write(Stream stream)
    {
        // The file is read by programs, never put into a page: letters may stand as they are.
        using var json = new Utf8JsonWriter(
            stream,
            new JsonWriterOptions
            {
                Indented = true,
                NewLine = "\n",
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
        json.WriteStartObject();
        WriteHeader(json);
        json.WriteStartArray("figures");
        foreach (var figure in context.Figures.Figures)
        {
            WriteFigure(json, figure);
        }

        json.WriteEndArray();
        json.WriteStartArray("claims");
        foreach (var claim in context.Figures.Claims)
        {
            WriteClaim(json, claim);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteHeader(Utf8JsonWriter json)
    {
        json.WriteString("study", context.Figures.Study.Name);
        json.WriteString("version", context.Figures.Study.Version);
        json.WriteString("software", Software);
        json.WriteStartObject("dataset");
        json.WriteString("hash", context.Figures.DatasetHash);
        json.WriteNumber("units", context.Figures.EligibleUnits);
        json.WriteNumber("responses", context.Figures.SubmittedResponses);
        if (context.IsSynthetic)
        {
            json.WriteBoolean("synthetic", true);
        }

        json.WriteEndObject();
    }

    private static void WriteFigure(Utf8JsonWriter json, FigureResult figure)
    {
        json.WriteStartObject();
        json.WriteString("name", figure.Definition.Name);
        json.WriteString("kind", figure.Definition.Kind.Word);
        WriteLabel(json, figure.Definition.Label);
        if (figure.IntervalMethods is { } interval)
        {
            json.WriteString("interval", interval);
        }

        json.WriteString("mode", figure.InferenceMode);
        json.WriteStartArray("cells");
        foreach (var cell in figure.Cells)
        {
            CellJsonWriter.Write(json, cell);
        }

        json.WriteEndArray();
        WriteTests(json, figure);
        WriteRemarks(json, figure);
        json.WriteEndObject();
    }

    private static void WriteTests(Utf8JsonWriter json, FigureResult figure)
    {
        if (figure.Tests.IsDefaultOrEmpty)
        {
            return;
        }

        json.WriteStartArray("tests");
        foreach (var test in figure.Tests)
        {
            json.WriteStartObject();
            json.WriteStartArray("by");
            foreach (var variable in test.Variables)
            {
                json.WriteStringValue(variable);
            }

            json.WriteEndArray();
            json.WriteNumber("groups", test.GroupCount);
            json.WriteString("mode", "C");
            WriteResult(json, test.Result);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteResult(Utf8JsonWriter json, TestResult? result)
    {
        if (result is null)
        {
            return;
        }

        json.WriteString("method", FigureTokens.Of(result.Method));
        CellJsonWriter.Write(json, "statistic", result.Statistic);
        CellJsonWriter.Write(json, "df", result.DegreesOfFreedom);
        CellJsonWriter.Write(json, "df2", result.DenominatorDegreesOfFreedom);
        CellJsonWriter.Write(json, "p_value", result.PValue);
    }

    private static void WriteRemarks(Utf8JsonWriter json, FigureResult figure)
    {
        if (figure.Remarks.IsDefaultOrEmpty)
        {
            return;
        }

        json.WriteStartArray("remarks");
        foreach (var remark in figure.Remarks)
        {
            json.WriteStartObject();
            WriteTexts(json, remark);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteClaim(Utf8JsonWriter json, ClaimResult claim)
    {
        json.WriteStartObject();
        json.WriteString("name", claim.Name);
        WriteLabel(json, claim.Label);
        json.WriteString("test", claim.TestText);
        json.WriteString("verdict", FigureTokens.Of(claim.VerdictByInterval));
        json.WriteString("verdict_bounds", FigureTokens.Of(claim.VerdictByBounds));
        json.WriteString("found", claim.ObservedValues);
        json.WriteEndObject();
    }

    private static void WriteLabel(Utf8JsonWriter json, LocalizedText label)
    {
        json.WriteStartObject("label");
        WriteTexts(json, label);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, LocalizedText texts)
    {
        foreach (var (language, text) in texts.ByLanguage)
        {
            json.WriteString(language, text);
        }
    }
}
