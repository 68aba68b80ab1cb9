namespace Survey.Web.Features.Respond;

/// <summary>What respondents' pages are made of.</summary>
internal static class RespondServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddRespond(this IServiceCollection services)
    {
        services.AddOptions<GuessingOptions>().BindConfiguration(GuessingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<GuessingBrake>();
        services.AddSingleton<FormReader>();
        services.AddSingleton<CodeDoor>();
        services.AddSingleton<AnswerSaver>();
        services.AddSingleton<AnswerWords>();
        services.AddSingleton<PageCheck>();
        services.AddSingleton<WayOn>();
        services.AddSingleton<QuestionPages>();
        services.AddSingleton<FormDocuments>();
        services.AddSingleton<HubRows>();
        services.AddSingleton<SectionCopy>();
        services.AddSingleton<PartMails>();
        services.AddSingleton<PartDesk>();
        services.AddSingleton<FormHistory>();
        services.AddSingleton<FormSubmission>();
        return services;
    }
}
