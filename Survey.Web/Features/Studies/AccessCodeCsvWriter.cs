using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using Survey.Data.Responses.Files;

namespace Survey.Web.Features.Studies;

/// <summary>Writes issued codes as a CSV file: the only time that they are seen.</summary>
internal static class AccessCodeCsvWriter
{
    /// <summary>Writes them: holder, code, units.</summary>
    public static async Task WriteAsync(TextWriter writer, ImmutableArray<IssuedCode> issued, CancellationToken cancellation)
    {
        await using var csv = new CsvWriter(writer, CultureInfo.InvariantCulture, leaveOpen: true);
        await csv.WriteRecordsAsync(
            issued.Select(code => new
            {
                holder = ResponseFileCell.EscapeFormula(code.Invitation.Holder),
                code = code.Code,
                units = string.Join(' ', code.Invitation.UnitIds),
            }),
            cancellation
        );
    }
}
