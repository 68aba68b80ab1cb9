using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.AspNetCore.Mvc;

namespace Survey.Web.Features.Fieldwork.Units;

/// <summary>Lists of the fieldwork pages as CSV files.</summary>
internal static class CsvDownload
{
    /// <summary>A file of records, whose properties are the columns.</summary>
    /// <param name="records">The rows; texts that people wrote have to be escaped before.</param>
    /// <param name="fileName">What the browser calls it.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public static async Task<FileContentResult> CreateAsync<T>(IEnumerable<T> records, string fileName, CancellationToken cancellation)
    {
        using var stream = new MemoryStream();
        // With a byte order mark: without one Excel does not read the file as UTF-8.
        await using var csv = new CsvWriter(new StreamWriter(stream, new UTF8Encoding(true)), CultureInfo.InvariantCulture);
        await csv.WriteRecordsAsync(records, cancellation);
        await csv.FlushAsync();
        return new FileContentResult(stream.ToArray(), "text/csv; charset=utf-8") { FileDownloadName = fileName };
    }

    /// <summary>An instant in UTC; empty where there is none.</summary>
    public static string FormatInstant(DateTimeOffset? instant) =>
        instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";
}
