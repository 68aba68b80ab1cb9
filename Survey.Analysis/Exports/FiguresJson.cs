using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using Survey.Analysis.Charts;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Figures;
using Survey.Data.Questionnaires;

namespace Survey.Analysis.Exports;

/// <summary>Writes <c>figures.json</c>: every number of a study at full precision, for other programs.</summary>
/// <remarks>Fields that do not apply are left out, the order is stable, and a suppressed cell says only where it stands.</remarks>
public sealed class FiguresJson(Edition edition)
{
    /// <summary>What the program calls itself where it says what made an output.</summary>
    public static string Software { get; } = "Survey " + (typeof(FiguresJson).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "");

    /// <summary>Writes the figures as indented UTF-8.</summary>
    public void Write(Stream stream)
    {
        // The file is read by programs, never put into a page: letters may stand as they are.
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        WriteHead(json);
        json.WriteStartArray("figures");
        foreach (var figure in edition.Figures.Figures)
        {
            WriteFigure(json, figure);
        }

        json.WriteEndArray();
        json.WriteStartArray("claims");
        foreach (var claim in edition.Figures.Claims)
        {
            WriteClaim(json, claim);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteHead(Utf8JsonWriter json)
    {
        json.WriteString("study", edition.Figures.Study.Name);
        json.WriteString("version", edition.Figures.Study.Version);
        json.WriteString("software", Software);
        json.WriteStartObject("dataset");
        json.WriteString("hash", edition.Figures.DatasetHash);
        json.WriteNumber("units", edition.Figures.Units);
        json.WriteNumber("responses", edition.Figures.Responses);
        if (edition.IsSynthetic)
        {
            json.WriteBoolean("synthetic", true);
        }

        json.WriteEndObject();
    }

    private static void WriteFigure(Utf8JsonWriter json, FigureResult figure)
    {
        json.WriteStartObject();
        json.WriteString("name", figure.Definition.Name);
        json.WriteString("kind", FigureWords.Of(figure.Definition.Kind));
        WriteLabel(json, figure.Definition.Label);
        if (figure.Interval is { } interval)
        {
            json.WriteString("interval", interval);
        }

        json.WriteString("mode", figure.Mode);
        json.WriteStartArray("cells");
        foreach (var cell in figure.Cells)
        {
            CellJson.Write(json, cell);
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
            foreach (var variable in test.By)
            {
                json.WriteStringValue(variable);
            }

            json.WriteEndArray();
            json.WriteNumber("groups", test.Groups);
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

        json.WriteString("method", FigureWords.Of(result.Method));
        CellJson.Write(json, "statistic", result.Statistic);
        CellJson.Write(json, "df", result.DegreesOfFreedom);
        CellJson.Write(json, "df2", result.DenominatorDegreesOfFreedom);
        CellJson.Write(json, "p_value", result.PValue);
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
        json.WriteString("test", claim.Test);
        json.WriteString("verdict", FigureWords.Of(claim.Verdict));
        json.WriteString("verdict_bounds", FigureWords.Of(claim.VerdictBounds));
        json.WriteString("found", claim.Found);
        json.WriteEndObject();
    }

    private static void WriteLabel(Utf8JsonWriter json, LocalText label)
    {
        json.WriteStartObject("label");
        WriteTexts(json, label);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, LocalText texts)
    {
        foreach (var (language, text) in texts.ByLanguage)
        {
            json.WriteString(language, text);
        }
    }
}
