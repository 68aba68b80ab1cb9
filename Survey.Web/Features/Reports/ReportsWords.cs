namespace Survey.Web.Features.Reports;

/// <summary>Names the texts of the report page: ReportsWords.resx (Swedish) and ReportsWords.en.resx.</summary>
internal sealed class ReportsWords;
