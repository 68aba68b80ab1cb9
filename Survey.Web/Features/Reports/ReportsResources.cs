namespace Survey.Web.Features.Reports;

/// <summary>Names the texts of the report page: ReportsResources.resx (Swedish) and ReportsResources.en.resx.</summary>
internal sealed class ReportsResources;
