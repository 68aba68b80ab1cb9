using Survey.Data.Responses;

namespace Survey.Web.Features.Respond.Forms;

/// <summary>The part of an address that names a row of a roster, such as <c>2</c>, or <c>2.3</c> in a roster inside another's
/// rows.</summary>
internal sealed class RowRouteConstraint : IRouteConstraint
{
    /// <summary>What routes write for it.</summary>
    public const string Name = "row";

    public bool Match(
        HttpContext? httpContext,
        IRouter? route,
        string routeKey,
        RouteValueDictionary values,
        RouteDirection routeDirection
    ) => RowPath.TryParse(values[routeKey]?.ToString(), out _);
}
