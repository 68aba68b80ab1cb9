using Survey.Web.Commands;

return await SurveyCommandLine.RunAsync(args);
