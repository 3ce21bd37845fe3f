namespace Alchemorsel.Contracts;

/// <summary>Every bound that a client can run into, in one place: the Api enforces them, the Web shows them.</summary>
public static class Limits
{
    /// <summary>Characters of a recipe title, at least.</summary>
    public const int TitleMin = 3;

    /// <summary>Characters of a recipe title, at most.</summary>
    public const int TitleMax = 200;

    /// <summary>Characters of a description or of the notes, at most.</summary>
    public const int TextMax = 8_000;

    /// <summary>Characters of one ingredient line, at most.</summary>
    public const int IngredientLineMax = 500;

    /// <summary>Characters of one step, at most.</summary>
    public const int StepMax = 4_000;

    /// <summary>Characters of a short name (section, cuisine, category, tag, author), at most.</summary>
    public const int NameMax = 120;

    /// <summary>Ingredient lines of one recipe, over all its sections.</summary>
    public const int IngredientsMax = 300;

    /// <summary>Steps of one recipe, over all its sections.</summary>
    public const int StepsMax = 200;

    /// <summary>Sections (of ingredients, or of steps) of one recipe.</summary>
    public const int SectionsMax = 40;

    /// <summary>Tags of one recipe.</summary>
    public const int TagsMax = 30;

    /// <summary>Tools named by one recipe.</summary>
    public const int EquipmentMax = 40;

    /// <summary>Names that a household can give one food beside the catalogue's.</summary>
    public const int FoodAliasesMax = 50;

    /// <summary>Units of its own that a household can have.</summary>
    public const int UnitsMax = 100;

    /// <summary>Characters of a unit's name, at most.</summary>
    public const int UnitNameMax = 40;

    /// <summary>Names of one unit of a household's own.</summary>
    public const int UnitNamesMax = 10;

    /// <summary>Money of a food's price, and the amount that it is for, at most.</summary>
    public const int PriceMax = 1_000_000;

    /// <summary>Images of one recipe.</summary>
    public const int ImagesMax = 12;

    /// <summary>Fields of an unsaved recipe form that is kept.</summary>
    public const int DraftFieldsMax = 60;

    /// <summary>Characters of an unsaved recipe form that is kept, names and values of its fields together.</summary>
    public const int DraftMax = 1_500_000;

    /// <summary>Unsaved forms that are kept for one cook; the oldest make room.</summary>
    public const int DraftsMax = 50;

    /// <summary>Servings of a recipe, at most.</summary>
    public const int ServingsMax = 500;

    /// <summary>Minutes of a preparation, cooking or total time, at most: 60 days, for what is cured or fermented.</summary>
    public const int MinutesMax = 60 * 24 * 60;

    /// <summary>Stars of a rating, at least.</summary>
    public const int StarsMin = 1;

    /// <summary>Stars of a rating, at most.</summary>
    public const int StarsMax = 5;

    /// <summary>Characters of a note in the cooked log, at most.</summary>
    public const int CookedNoteMax = 2_000;

    /// <summary>Photos of one entry of the cooked log.</summary>
    public const int CookedPhotosMax = 4;

    /// <summary>Characters of a comment, at most.</summary>
    public const int CommentMax = 2_000;

    /// <summary>Characters of a review, at most.</summary>
    public const int ReviewMax = 2_000;

    /// <summary>Answers that a list of threads shows of each.</summary>
    public const int RepliesShown = 3;

    /// <summary>Characters of what is added to a report, and of a moderator's reason, at most.</summary>
    public const int ReportNoteMax = 500;

    /// <summary>Reports that the export of an account holds, the newest ones.</summary>
    public const int ReportsExportedMax = 10_000;

    /// <summary>Notifications that are kept of one account; older ones are removed.</summary>
    public const int NotificationsMax = 500;

    /// <summary>Days that a notification is kept.</summary>
    public const int NotificationDays = 90;

    /// <summary>Notifications that were not read are counted no further.</summary>
    public const int UnreadCountedMax = 100;

    /// <summary>Collections of one household.</summary>
    public const int CollectionsMax = 500;

    /// <summary>Recipes of one collection.</summary>
    public const int CollectionRecipesMax = 2_000;

    /// <summary>Characters of a collection's description, at most.</summary>
    public const int CollectionTextMax = 1_000;

    /// <summary>Characters of what is planned in words of one's own, at most: as many as a title has.</summary>
    public const int PlanTextMax = TitleMax;

    /// <summary>What one day can have planned.</summary>
    public const int PlanDayEntriesMax = 30;

    /// <summary>Days of the plan that are read at once, at most: six weeks, as a month's sheet shows.</summary>
    public const int PlanDaysMax = 42;

    /// <summary>Recipes of one row of the home page, at most.</summary>
    public const int HomeSectionMax = 8;

    /// <summary>Recipes that one export may name; without names it takes all there are.</summary>
    public const int ExportSelectionMax = 1_000;

    /// <summary>Forms that recipes of an archive can be in beside our own: as many as there are.</summary>
    public const int ExportFormatsMax = 3;

    /// <summary>Entries of one page of a list, at most.</summary>
    public const int PageMax = 100;

    /// <summary>Entries of one page of a list when the client names no number.</summary>
    public const int PageDefault = 24;

    /// <summary>Characters of a search, at most.</summary>
    public const int QueryMax = 200;

    /// <summary>Foods that can be named as being there.</summary>
    public const int HaveMax = 100;

    /// <summary>Foods that may be missing from what can be made; more, and it can't be made.</summary>
    public const int MissingMax = 10;

    public const int MissingDefault = 3;

    /// <summary>Recipes that can be made, in one answer.</summary>
    public const int MakeableMax = 60;

    /// <summary>Suggestions of a kind while somebody types.</summary>
    public const int SuggestionsMax = 8;

    /// <summary>Tags, diets, foods or allergens that one search can name, of each kind.</summary>
    public const int FilterValuesMax = 20;

    /// <summary>Saved searches of one household.</summary>
    public const int SavedSearchesMax = 100;

    /// <summary>Characters of a saved search as an address, at most: servers and proxies take about twice as many, its page and host included.</summary>
    public const int SearchAddressMax = 4_000;

    /// <summary>Recipes over which facets are counted, at most.</summary>
    public const int FacetsCountedMax = 5_000;

    /// <summary>Recipes over which facets of a search for words are counted, at most: they lie scattered over the library.</summary>
    public const int SearchFacetsCountedMax = 1_000;

    /// <summary>Characters of a URL, at most.</summary>
    public const int UrlMax = 2_048;

    /// <summary>Bytes of pasted HTML, at most. The largest recipe pages in the wild are around 2.5 MB.</summary>
    public const int HtmlMaxBytes = 8 * 1024 * 1024;

    /// <summary>Addresses of one import, at most.</summary>
    public const int ImportUrlsMax = 500;

    /// <summary>
    /// Bytes of a file of recipes (an export of this app or of another one), at most. What this app exports has to come back: pictures are kept
    /// 1280 pixels wide, 130 kB each or thereabouts, so 10,000 recipes with three of them are in 4 GB. The gateway's settings repeat it.
    /// </summary>
    public const long ImportFileMaxBytes = 4L * 1024 * 1024 * 1024;

    /// <summary>Bytes of all files that are kept for the imports of one household, at most: two of the largest.</summary>
    public const long ImportFilesMaxBytes = 2 * ImportFileMaxBytes;

    /// <summary>Characters that an import, or an entry of one, is called by, at most; longer ones are cut.</summary>
    public const int ImportNameMax = 300;

    /// <summary>Imports of one household that wait or run, at most.</summary>
    public const int ImportsWaitingMax = 20;

    /// <summary>People of one household, owners, members and viewers together.</summary>
    public const int MembersMax = PageMax;

    /// <summary>Households that one person can be in.</summary>
    public const int HouseholdsMax = 50;

    /// <summary>Invitations of one household that still let somebody in.</summary>
    public const int InvitationsMax = 50;

    /// <summary>Days that an invitation is good for, at most.</summary>
    public const int InvitationDaysMax = 30;

    public const int InvitationDaysDefault = 7;

    /// <summary>People that one invitation lets in, at most.</summary>
    public const int InvitationUsesMax = 20;

    /// <summary>Allergies of a household: as many as there are allergens.</summary>
    public const int AllergiesMax = 14;

    /// <summary>Diets of a household.</summary>
    public const int DietsMax = 10;

    /// <summary>Characters of a profile's handle, at least.</summary>
    public const int HandleMin = 3;

    /// <summary>Characters of a profile's handle, at most.</summary>
    public const int HandleMax = 30;

    /// <summary>Characters of what a profile says of its cook, at most.</summary>
    public const int BioMax = 500;

    /// <summary>Days for which a handle that was given up is nobody else's.</summary>
    public const int HandleHeldDays = 90;

    /// <summary>Handles that are held back for one account, the one that it has included.</summary>
    public const int HandlesMax = 5;

    /// <summary>Profiles that one account can follow.</summary>
    public const int FollowsMax = 2_000;

    /// <summary>Accounts that one account can block.</summary>
    public const int BlocksMax = 2_000;

    /// <summary>Recipes that one account can make public.</summary>
    public const int PublicationsMax = 2_000;

    /// <summary>Up to how many the figures of a profile are counted.</summary>
    public const int ProfileCountMax = 10_000;

    /// <summary>Public recipes whose titles a search looks at, the newest ones.</summary>
    public const int DiscoverSearchedMax = 5_000;

    /// <summary>Days that an activity is shown.</summary>
    public const int ActivityDaysMax = 90;

    /// <summary>Links to recipes and collections that one household has open.</summary>
    public const int ShareLinksMax = 200;

    /// <summary>Days that a link is open when it is to end, at most.</summary>
    public const int ShareDaysMax = 365;

    /// <summary>Webhooks of one household.</summary>
    public const int WebhooksMax = 10;

    /// <summary>Events that a webhook can name; there are fewer.</summary>
    public const int WebhookEventsMax = 20;

    /// <summary>Deliveries that are kept of a webhook, and shown, beside those that wait.</summary>
    public const int WebhookDeliveriesMax = 100;

    /// <summary>Bytes of an uploaded image, at most.</summary>
    public const int ImageMaxBytes = 10 * 1024 * 1024;

    /// <summary>Characters of an e-mail address, at most.</summary>
    public const int EmailMax = 254;

    /// <summary>Characters of what an account is called, at most.</summary>
    public const int DisplayNameMax = 80;

    /// <summary>Sign-ins of an account that are shown, at most; those used last.</summary>
    public const int SignInsMax = 100;

    /// <summary>Personal access tokens of one account.</summary>
    public const int TokensMax = 20;

    /// <summary>Characters of what a personal access token is called, at most.</summary>
    public const int TokenNameMax = 80;

    /// <summary>Scopes that a personal access token can have: as many as there are.</summary>
    public const int TokenScopesMax = 3;

    /// <summary>Days that a personal access token works, at most.</summary>
    public const int TokenDaysMax = 366;

    public const int TokenDaysDefault = 90;

    /// <summary>Characters of a password, at least (NIST SP 800-63B asks for 8; we ask for 10).</summary>
    public const int PasswordMin = 10;

    /// <summary>Characters of a password, at most; bounds the cost of hashing.</summary>
    public const int PasswordMax = 200;

    /// <summary>Passkeys of one account.</summary>
    public const int PasskeysMax = 20;

    /// <summary>Characters of a passkey's name, at most.</summary>
    public const int PasskeyNameMax = 60;

    /// <summary>OpenID providers of one installation.</summary>
    public const int OpenIdProvidersMax = 10;

    /// <summary>People at OpenID providers who open one account.</summary>
    public const int OpenIdLinksMax = 10;

    /// <summary>Characters of a site's scheme, name and port, at most.</summary>
    public const int OriginMax = 300;

    /// <summary>Recovery codes that are made at once.</summary>
    public const int RecoveryCodes = 10;

    /// <summary>Characters of a code that somebody types, with the spaces and dashes between its groups, at most.</summary>
    public const int CodeMax = 40;
}
