using System.Globalization;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>A date as it is typed into three fields, and as one text. Text that is not a date is kept, so that the page can show it
/// again.</summary>
internal readonly record struct DateInput(string Year, string Month, string Day)
{
    /// <summary>The fields as one text: <c>2010-05</c> where the day was left empty.</summary>
    public static string Join(string year, string month, string day)
    {
        string[] parts = [year.Trim(), TwoDigits(month.Trim()), TwoDigits(day.Trim())];
        return string.Join('-', parts).TrimEnd('-');
    }

    /// <summary>The text as three fields.</summary>
    public static DateInput Split(string text)
    {
        var parts = text.Split('-', 3);
        return new DateInput(parts[0], parts.ElementAtOrDefault(1) ?? "", parts.ElementAtOrDefault(2) ?? "");
    }

    private static string TwoDigits(string part) =>
        part.Length == 1 && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? "0" + part : part;
}
