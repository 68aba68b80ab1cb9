using System.Collections.Immutable;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Rules;

/// <summary>Words that are reserved in programs which read the data, so that these allow no column of that name.</summary>
internal static class ReservedWords
{
    /// <summary>The most characters that Stata takes in a name.</summary>
    public const int MaximumStataLength = 32;

    /// <summary>The most characters that SPSS takes in a name.</summary>
    public const int MaximumSpssLength = 64;

    /// <summary>Stata's reserved words ([U] 11.3), but for those that begin with _.</summary>
    private static readonly ImmutableHashSet<string> Stata = Set("byte double float if in int long using with strl");

    /// <summary>SPSS's reserved keywords.</summary>
    private static readonly ImmutableHashSet<string> Spss = Set("all and by eq ge gt le lt ne not or to with");

    /// <summary>Words that both the SQL standard and SQL Server reserve.</summary>
    private static readonly ImmutableHashSet<string> Sql = Set(
        "all alter and any as authorization begin between by case check close coalesce collate column commit constraint "
            + "contains convert create cross current current_date current_time "
            + "current_timestamp current_user cursor deallocate declare default delete distinct double drop else end escape except "
            + "exec execute exists external fetch for foreign from full function "
            + "grant group having identity in inner insert intersect into is join left like merge national not null nullif of on open "
            + "or order outer over precision primary procedure references "
            + "revoke right rollback select session_user set some system_user table tablesample then to trigger truncate union unique "
            + "update user values varying when where with"
    );

    /// <summary>The programs that refuse a name, written for a message; null where none does.</summary>
    public static ProblemMessage? FindRefusingPrograms(string name)
    {
        (string Program, bool IsRefused)[] programs =
        [
            ("Stata", Stata.Contains(name) || IsStataStringType(name)),
            ("SPSS", Spss.Contains(name)),
            ("SQL", Sql.Contains(name)),
        ];
        var refusing = programs.Where(program => program.IsRefused).Select(program => program.Program).ToList();
        return refusing.Count == 0 ? null : ProblemMessage.And(refusing);
    }

    /// <summary>Stata keeps str1, str2 and so on for texts of so many characters.</summary>
    private static bool IsStataStringType(string name) =>
        name.Length > 3 && name.StartsWith("str", StringComparison.Ordinal) && name.AsSpan(3).IndexOfAnyExceptInRange('0', '9') < 0;

    private static ImmutableHashSet<string> Set(string words) => words.Split(' ').ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);
}
