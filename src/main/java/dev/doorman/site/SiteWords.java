package dev.doorman.site;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The help centre's own words. Another language is a file {@code
 * messages/site_<language>.properties} with the same keys; a language without one gets these.
 */
@MessageBundle("site")
public interface SiteWords {
  /** The language of these words, as an HTML language tag. */
  @Message("en")
  String lang();

  /** The direction of these words, {@code ltr} or {@code rtl}. */
  @Message("ltr")
  String dir();

  /** What the help centre is called where the vendor gives it no name. */
  @Message("Help centre")
  String name();

  @Message("Skip to content")
  String skip();

  @Message("How can we help?")
  String welcome();

  @Message("Search the help articles, or ask the assistant in the corner.")
  String welcomeMore();

  @Message("Help with your account, and an assistant that answers from our help articles.")
  String description();

  @Message("Search the help articles")
  String searchLabel();

  @Message("What are you looking for?")
  String searchHint();

  @Message("Search")
  String search();

  @Message("Articles")
  String articles();

  @Message("All articles")
  String allArticles();

  @Message("Results for “{query}”")
  String resultsFor(String query);

  @Message("1 section found")
  String oneFound();

  @Message("{count} sections found")
  String found(String count);

  @Message(
      "We couldn’t find anything. Try different words, browse the articles, or ask the assistant.")
  String nothingFound();

  @Message("No section has all of these words. These have some of them.")
  String someFound();

  @Message("No section has these words. These come closest.")
  String nearestFound();

  @Message("Ask the assistant or our team")
  String askInChat();

  @Message("Your search is too long. Please use no more than {most} characters.")
  String tooLong(int most);

  @Message("The search isn’t working right now. Press Enter to try again.")
  String searchFailed();

  @Message("Last updated")
  String lastUpdated();

  @Message("On this page")
  String contents();

  @Message("Link to “{heading}”")
  String linkTo(String heading);

  @Message("Table under “{heading}”")
  String tableIn(String heading);

  @Message("Copy link")
  String copyLink();

  @Message("Link to this page")
  String pageLink();

  @Message("Copied")
  String copied();

  @Message("Copy this link:")
  String copyByHand();

  @Message("Language")
  String languages();

  @Message("See also")
  String seeAlso();

  @Message("Did this answer your question?")
  String question();

  @Message("Yes")
  String yes();

  @Message("No")
  String no();

  @Message("Thanks! Glad it helped.")
  String thanks();

  @Message("Thanks for letting us know.")
  String thanksForNo();

  @Message("Thanks! We read every comment.")
  String thanksForComment();

  @Message("What went wrong?")
  String reasonQuestion();

  @Message("It doesn’t say what I was looking for")
  String reasonMissing();

  @Message("It’s hard to understand")
  String reasonUnclear();

  @Message("It’s wrong or out of date")
  String reasonWrong();

  @Message("I followed the steps, but they didn’t work")
  String reasonStepsFailed();

  @Message("Something else")
  String reasonOther();

  @Message("What could we do better? (optional)")
  String commentLabel();

  @Message(
      "Please don’t include passwords, codes or personal information. We can’t reply to comments.")
  String commentHint();

  @Message("Send")
  String sendComment();

  @Message("Something went wrong and we didn’t get that. Please try again.")
  String voteFailed();

  @Message("Please choose a reason or write a comment first.")
  String chooseReason();

  @Message("This article is only available in {language}.")
  String onlyIn(String language);

  @Message("Page not found")
  String notFound();

  @Message(
      "There’s no help article at this address. It may have moved, or part of the link may be missing.")
  String notFoundMore();

  @Message("What happens to what you write in the chat")
  String privacyTitle();

  @Message("An automated assistant answers you. It only uses our help articles.")
  String privacyBot();

  @Message("A language model may help word its answers, so your question is sent to that model.")
  String privacyModel();

  @Message("If you ask for a person or leave a message, our team can read the whole chat.")
  String privacyTeam();

  @Message(
      "We save your chat so you can come back to it. We erase it {days} days after the last message.")
  String privacyKept(String days);

  @Message(
      "If your account is deleted, we erase the chat as soon as the deletion is done. We keep only the reference, the dates and the steps, as proof.")
  String privacyDeletion();

  @Message(
      "Please don’t write passwords or one-time codes. While you verify, we remove digits before anything is saved.")
  String privacyCodes();

  @Message(
      "You can download the chat at the top of the chat window. On a shared device, end the chat when you’re done.")
  String privacyYours();

  @Message("Add the chat to your own site")
  String embed();

  @Message("Add these two lines to your page, and your page’s origin to DOORMAN_ALLOWED_ORIGINS:")
  String embedMore();
}
