using System.CommandLine;

namespace Survey.Web.Commands;

/// <summary>Runs the web application.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var demo = new Option<bool?>("--demo") { Description = "Load the sample study with its synthetic responses; the default in development." };
        var command = new Command("serve", "Run the web application; further --key=value arguments are configuration.") { demo };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, cancellation) =>
        {
            var app = SurveySite.Build([.. parsed.UnmatchedTokens]);
            await app.RunAsync();
            return 0;
        });
        return command;
    }
}
