namespace Survey.Web.Features.Respond.Start;

/// <summary>Where the research team fills in a form: the respondents' pages, below another address.</summary>
internal static class EntryRoute
{
    /// <summary>The part of the route that holds the entry's id; <see cref="RespondentAttribute"/> acts on it.</summary>
    public const string Parameter = "entry";

    /// <summary>The address below which an entry's form lies.</summary>
    public const string Prefix = "/manage/{round}/entry/{" + Parameter + ":guid}";
}
