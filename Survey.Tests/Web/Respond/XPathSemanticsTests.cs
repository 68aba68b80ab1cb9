using Jint;
using NUnit.Framework;
using Survey.Data.Expressions;
using Survey.Data.Expressions.Functions;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond;

/// <summary>Values that XPath 1.0 (sections 3 and 4) and XForms 1.1 (7.8 to 7.10) give, on the server and in the script.</summary>
/// <remarks>Two things differ on purpose: NaN as text is empty, since respondents read it, and texts that are dates are numbers.</remarks>
public sealed class XPathSemanticsTests
{
    // 3.3, 3.5: operators
    [TestCase("5 mod 2", "1")]
    [TestCase("5 mod -2", "1")]
    [TestCase("-5 mod 2", "-1")]
    [TestCase("-5 mod -2", "-1")]
    [TestCase("1.5 mod 0.5", "0")]
    [TestCase("5 mod 0", "")]
    [TestCase("1 div 0", "Infinity")]
    [TestCase("-1 div 0", "-Infinity")]
    [TestCase("0 div 0", "")]
    [TestCase("6 div 4", "1.5")]
    [TestCase("2 - - 3", "5")]
    [TestCase("true() + true()", "2")]
    [TestCase("'a' + 1", "")]
    [TestCase("'12' + 1", "13")]
    [TestCase("3 > 2 > 1", "false")]
    [TestCase("1 = 1 = 1", "true")]
    [TestCase("1 + 2 * 3 - 4 div 2", "5")]
    // 3.4: comparisons
    [TestCase("true() = 'false'", "true")]
    [TestCase("true() = ''", "false")]
    [TestCase("false() = ''", "true")]
    [TestCase("false() = 'false'", "false")]
    [TestCase("true() = 1", "true")]
    [TestCase("true() = 7", "true")]
    [TestCase("false() = 0", "true")]
    [TestCase("true() != 0", "true")]
    [TestCase("1 = '1.0'", "true")]
    [TestCase("'1' = '1.0'", "false")]
    [TestCase("'a' = 'A'", "false")]
    [TestCase("0 = -0", "true")]
    [TestCase("number('x') = number('x')", "false")]
    [TestCase("number('x') != number('x')", "true")]
    [TestCase("'10' > '9'", "true")]
    [TestCase("'b' > 'a'", "false")]
    [TestCase("true() > false()", "true")]
    [TestCase("'' < 1", "false")]
    [TestCase("1 div 0 = 2 div 0", "true")]
    [TestCase("1 div 0 <= 2 div 0", "true")]
    // 4.2: strings
    [TestCase("string(1 = 1)", "true")]
    [TestCase("string(-0)", "0")]
    [TestCase("string(1.50)", "1.5")]
    [TestCase("string(0.1 + 0.2)", "0.30000000000000004")]
    [TestCase("concat('a', 1, true())", "a1true")]
    [TestCase("starts-with('abc', '')", "true")]
    [TestCase("contains('abc', '')", "true")]
    [TestCase("substring-before('1999/04/01', '/')", "1999")]
    [TestCase("substring-after('1999/04/01', '/')", "04/01")]
    [TestCase("substring-after('1999/04/01', '19')", "99/04/01")]
    [TestCase("substring-after('abc', '')", "abc")]
    [TestCase("substring-before('abc', '')", "")]
    [TestCase("substring-after('abc', 'x')", "")]
    [TestCase("substring('12345', 2, 3)", "234")]
    [TestCase("substring('12345', 2)", "2345")]
    [TestCase("substring('12345', 1.5, 2.6)", "234")]
    [TestCase("substring('12345', 0, 3)", "12")]
    [TestCase("substring('12345', 0 div 0, 3)", "")]
    [TestCase("substring('12345', 1, 0 div 0)", "")]
    [TestCase("substring('12345', -42, 1 div 0)", "12345")]
    [TestCase("substring('12345', -1 div 0, 1 div 0)", "")]
    [TestCase("string-length('åäö')", "3")]
    [TestCase("normalize-space('  a \t b  ')", "a b")]
    [TestCase("translate('bar', 'abc', 'ABC')", "BAr")]
    [TestCase("translate('--aaa--', 'abc-', 'ABC')", "AAA")]
    // 4.3: booleans
    [TestCase("boolean('false')", "true")]
    [TestCase("boolean('0')", "true")]
    [TestCase("boolean('')", "false")]
    [TestCase("boolean(0)", "false")]
    [TestCase("boolean(0 div 0)", "false")]
    [TestCase("boolean(-1)", "true")]
    [TestCase("not('false')", "false")]
    [TestCase("boolean-from-string('false')", "false")]
    // 4.4: numbers
    [TestCase("number('')", "")]
    [TestCase("number(' 12 ')", "12")]
    [TestCase("number('1 2')", "")]
    [TestCase("number('.5')", "0.5")]
    [TestCase("number('5.')", "5")]
    [TestCase("number('--5')", "")]
    [TestCase("number('1,5')", "")]
    [TestCase("number(true())", "1")]
    [TestCase("floor(-1.5)", "-2")]
    [TestCase("floor(2.6)", "2")]
    [TestCase("ceiling(-1.5)", "-1")]
    [TestCase("ceiling(2.2)", "3")]
    [TestCase("round(2.5)", "3")]
    [TestCase("round(-2.5)", "-2")]
    [TestCase("round(-2.51)", "-3")]
    [TestCase("round(-0.5)", "0")]
    [TestCase("1 div round(-0.2)", "-Infinity")]
    [TestCase("round(0.49999999999999994)", "0")]
    [TestCase("round('')", "")]
    [TestCase("round(1 div 0)", "Infinity")]
    // XForms 1.1 and XLSForm
    [TestCase("round(1.005, 2)", "1.01")]
    [TestCase("round(2.345, 2)", "2.35")]
    [TestCase("round(-2.345, 2)", "-2.34")]
    [TestCase("round(12345.12345, -2)", "12300")]
    [TestCase("round(1450, -2)", "1500")]
    [TestCase("round(-1450, -2)", "-1400")]
    [TestCase("round(0.1 + 0.2, 10)", "0.3")]
    [TestCase("round(0.0000001, 7)", "0.0000001")]
    [TestCase("round(1.5, 'x')", "")]
    [TestCase("int(-2.9)", "-2")]
    [TestCase("int('')", "")]
    [TestCase("if('false', 'a', 'b')", "a")]
    [TestCase("if(0, 'a', 'b')", "b")]
    [TestCase("min(3, 'x', 1)", "1")]
    [TestCase("max('')", "")]
    [TestCase("regex('abc', 'b')", "false")]
    [TestCase("regex('abc', 'abc')", "true")]
    [TestCase("regex('abc', '^abc$')", "true")]
    [TestCase("regex('abc', 'a|abc')", "true")]
    [TestCase("regex('ab', 'a|b')", "false")]
    [TestCase("regex('12a', '[0-9]{2}')", "false")]
    [TestCase("regex('a', '(')", "false")]
    // ODK's regex() is Java's Pattern: its \d and \w are ASCII, as those of browsers are.
    [TestCase(@"regex('2013', '\d{4}')", "true")]
    [TestCase(@"regex('٢٠١٣', '\d{4}')", "false")]
    [TestCase(@"regex('٢٠١٣', '\D{4}')", "true")]
    [TestCase(@"regex('Ale_1', '\w+')", "true")]
    [TestCase(@"regex('Åle', '\w+')", "false")]
    [TestCase(@"regex('Å', '\W')", "true")]
    [TestCase(@"regex('a-1', '[\w-]+')", "true")]
    [TestCase(@"regex('å-1', '[\w-]+')", "false")]
    [TestCase(@"regex('å', '[^\w]')", "true")]
    [TestCase(@"regex('a1', '[\Da]1')", "true")]
    [TestCase(@"regex('11', '[\Da]1')", "false")]
    [TestCase(@"regex('^_]', '[\W_]+')", "true")]
    [TestCase(@"regex('a', '[\W_]')", "false")]
    [TestCase(@"regex('[1]', '\[\d\]')", "true")]
    [TestCase(@"regex('\d', '\\d')", "true")]
    [TestCase("regex('', '')", "true")]
    public void Evaluate_AnExample_GivesItsValue(string text, string expected)
    {
        var expression = ExpressionParser.Parse($"string({text})");

        var engine = EvaluatorScriptTests.Load();
        var describe = engine.Evaluate($"tree => ({EvaluatorScriptTests.Describe})(JSON.parse(tree), {{}})");
        var inScript = engine.Invoke(describe, ExpressionJsonWriter.Write(expression)).AsString();
        var onServer = new DictionaryFormScope(new Dictionary<string, string>()).Describe(expression);

        Assert.That((onServer, inScript), Is.EqualTo(($"string {expected}", $"string {expected}")));
    }

    [TestCase("a@b.se", "[^@ ]+@[^@ ]+", true)]
    [TestCase("ring a@b.se", "[^@ ]+@[^@ ]+", false)]
    [TestCase("abc\n", "abc", false)]
    [TestCase("aB1", "(?=.*[0-9])[A-Za-z0-9]+", true)]
    [TestCase("aBc", "(?=.*[0-9])[A-Za-z0-9]+", false)]
    [TestCase("abab", "(ab)\\1", true)]
    [TestCase("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "(?=a)(a+)+b?", false)]
    public void Regex_OnTheServer_MatchesTheWholeTextInALimitedTime(string text, string pattern, bool isMatch) =>
        Assert.That(PatternMatcher.IsWholeMatch(text, pattern), Is.EqualTo(isMatch));

    [TestCase("[0-9]{6}-[0-9]{4}", true)]
    [TestCase("a(?:b|c)?", true)]
    [TestCase("(a+)+", false, Description = "A browser could need for ever.")]
    [TestCase("\\w+", false, Description = "A browser knows no å as a letter.")]
    [TestCase("(?i)abc", false)]
    [TestCase("(?=a)b", false)]
    [TestCase("\\p{L}+", false)]
    public void Regex_ThatABrowserMayReadOtherwise_IsLeftToTheServer(string pattern, bool isSame) =>
        Assert.That(PatternMatcher.IsSameInBrowser(pattern), Is.EqualTo(isSame));
}
