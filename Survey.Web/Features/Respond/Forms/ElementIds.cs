namespace Survey.Web.Features.Respond.Forms;

/// <summary>Lists of element ids for attributes such as <c>aria-describedby</c>.</summary>
internal static class ElementIds
{
    /// <summary>The ids of the elements that are shown; null, which leaves the attribute out, where none is.</summary>
    public static string? Join(params (bool IsShown, string Id)[] elements)
    {
        string[] ids = [.. elements.Where(element => element.IsShown).Select(element => element.Id)];
        return ids.Length == 0 ? null : string.Join(' ', ids);
    }
}
