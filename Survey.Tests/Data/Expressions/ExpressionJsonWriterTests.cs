using NUnit.Framework;
using Survey.Data.Expressions;

namespace Survey.Tests.Data.Expressions;

public sealed class ExpressionJsonWriterTests
{
    [TestCase("1.5", """{"num":1.5}""")]
    [TestCase("'a'", """{"text":"a"}""")]
    [TestCase("${q}", """{"var":"q"}""")]
    [TestCase("county", """{"var":"county"}""")]
    [TestCase(".", """{"self":true}""")]
    [TestCase("${q} != 'a' and 1", """{"op":"and","args":[{"op":"!=","args":[{"var":"q"},{"text":"a"}]},{"num":1}]}""")]
    [TestCase("7 div 2", """{"op":"div","args":[{"num":7},{"num":2}]}""")]
    [TestCase("-.", """{"neg":{"self":true}}""")]
    [TestCase(". between 1 and 2", """{"between":[{"self":true},{"num":1},{"num":2}]}""")]
    [TestCase("selected(${m}, 'a')", """{"call":"selected","args":[{"var":"m"},{"text":"a"}]}""")]
    [TestCase("today()", """{"call":"today","args":[]}""")]
    [TestCase("'</script>'", """{"text":"\u003C/script\u003E"}""")]
    public void Write_ATree_HasTheShapeThatTheScriptReads(string expression, string json)
    {
        Assert.That(ExpressionJsonWriter.Write(ExpressionParser.Parse(expression)), Is.EqualTo(json));
    }
}
