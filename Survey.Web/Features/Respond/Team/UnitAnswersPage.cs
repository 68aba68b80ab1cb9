using System.Collections.Immutable;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Overview;

namespace Survey.Web.Features.Respond.Team;

/// <summary>The answers of a unit, read by the research team.</summary>
/// <param name="Document">The answers in words.</param>
/// <param name="ShowsSubmitted">Whether they are those that were handed in last, and not those of the form that is open again.</param>
internal sealed record UnitAnswersPage(FormDocument Document, bool ShowsSubmitted) : FormPage
{
    /// <summary>The address of the answers.</summary>
    public static string AnswersAddressOf(FormContext form) => AddressOf(form, "answers");

    /// <summary>The address of the page of the unit.</summary>
    public static string UnitAddressOf(FormContext form) =>
        $"/manage/{Uri.EscapeDataString(form.Round.Name)}/unit?unit={Uri.EscapeDataString(form.Unit.Id)}";

    /// <summary>The address of who changed what.</summary>
    public static string HistoryAddressOf(FormContext form) => AddressOf(form, "history");

    private static string AddressOf(FormContext form, string page) =>
        $"/manage/{Uri.EscapeDataString(form.Round.Name)}/unit/{page}?unit={Uri.EscapeDataString(form.Unit.Id)}";
}

/// <summary>Who changed what in a form, read by the research team.</summary>
/// <param name="Rows">What happened, the latest first.</param>
/// <param name="Label">The question whose changes they are; empty for all.</param>
internal sealed record UnitHistoryPage(ImmutableArray<HistoryRow> Rows, string Label) : FormPage;
