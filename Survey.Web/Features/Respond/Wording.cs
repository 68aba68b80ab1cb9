using System.Text.RegularExpressions;

namespace Survey.Web.Features.Respond;

/// <summary>How the study's texts speak of answers.</summary>
internal static partial class Wording
{
    /// <summary><c>${name}</c> in a text.</summary>
    [GeneratedRegex(@"\$\{([^{}]+)\}")]
    public static partial Regex Variable();
}
