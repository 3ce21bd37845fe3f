using Alchemorsel.Api.Http;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Mail;

internal static class MailServices
{
    private const string DevelopmentUrl = "http://localhost:8000";

    /// <summary>How mail leaves. Without any settings it can't, and whatever needs it says so; in Development it lands in a folder.</summary>
    public static IHostApplicationBuilder AddMail(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<PublicAddressOptions>().BindConfiguration(PublicAddressOptions.Section)
            .PostConfigure<IHostEnvironment>((options, environment) =>
                options.InMails = options.Url.Length == 0 && environment.IsDevelopment() ? DevelopmentUrl : options.Url)
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<PublicAddressOptions>, PublicAddressRules>();
        builder.Services.AddSingleton<PublicAddress>();
        builder.Services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section)
            .PostConfigure<IHostEnvironment, IConfiguration>(ChooseFolder)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsRules>();
        builder.Services.AddSingleton<IMailSender>(services => services.GetRequiredService<IOptions<MailOptions>>().Value.Host.Length > 0
            ? ActivatorUtilities.CreateInstance<SmtpMailSender>(services)
            : ActivatorUtilities.CreateInstance<FolderMailSender>(services));
        builder.Services.AddSingleton<MailSignal>();
        builder.Services.AddSingleton<MailDelivery>();
        builder.Services.AddScoped<MailOutbox>();
        builder.Services.AddHostedService<MailWorker>();
        return builder;
    }

    /// <summary>Beside the other data, in Development only: elsewhere mail that nobody gets must not look as if it had been sent.</summary>
    private static void ChooseFolder(MailOptions options, IHostEnvironment environment, IConfiguration configuration)
    {
        if (!environment.IsDevelopment() || options.CanSend)
            return;
        options.Folder = configuration["ALCHEMORSEL_DATA_DIR"] is { Length: > 0 } data
            ? Path.Combine(data, "mail")
            : Path.Combine(environment.ContentRootPath, "..", ".data", "mail");
        if (options.From.Length == 0)
            options.From = "Alchemorsel <alchemorsel@localhost>";
    }
}
