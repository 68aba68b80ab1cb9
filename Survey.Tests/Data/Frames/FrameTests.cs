using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Frames;

public sealed class FrameTests
{
    [Test]
    public void Find_InAFrameMadeFromAnother_LooksAmongItsOwnUnits()
    {
        var frame = Create.Frame(Create.Unit("K1"));
        Assert.That(frame.Find("K1")?.Unit, Is.EqualTo("K1"));

        var other = frame with { Units = [Create.Unit("K2")] };

        Assert.That(other.Find("K2")?.Unit, Is.EqualTo("K2"));
        Assert.That(other.Find("K1"), Is.Null);
    }
}
