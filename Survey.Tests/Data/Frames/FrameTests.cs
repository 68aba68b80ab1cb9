using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Frames;

public sealed class FrameTests
{
    [Test]
    public void Find_InAFrameMadeFromAnother_LooksAmongItsOwnUnits()
    {
        var frame = Create.Frame(Create.Unit("K1"));
        Assert.That(frame.FindUnit("K1")?.Id, Is.EqualTo("K1"));

        var other = frame with { Units = [Create.Unit("K2")] };

        Assert.That(other.FindUnit("K2")?.Id, Is.EqualTo("K2"));
        Assert.That(other.FindUnit("K1"), Is.Null);
    }
}
