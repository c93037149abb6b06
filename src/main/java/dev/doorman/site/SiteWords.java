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

  @Message("Help articles about your account, and an assistant that answers from them.")
  String description();

  @Message("Search the help articles")
  String searchLabel();

  @Message("Search for an answer")
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

  @Message("Nothing found. Try other words, look through the articles, or ask the assistant.")
  String nothingFound();

  @Message("The search text is too long: at most {most} characters.")
  String tooLong(int most);

  @Message("The search did not answer. Press Enter to try again.")
  String searchFailed();

  @Message("Last updated")
  String lastUpdated();

  @Message("On this page")
  String contents();

  @Message("Link to the section “{heading}”")
  String linkTo(String heading);

  @Message("Table in the section “{heading}”")
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

  @Message("Thank you! Your answer helps us to improve this article.")
  String thanks();

  @Message("Thank you for telling us.")
  String thanksForNo();

  @Message("Thank you! We read every comment.")
  String thanksForComment();

  @Message("What was the problem?")
  String reasonQuestion();

  @Message("It does not say what I was looking for")
  String reasonMissing();

  @Message("It is hard to understand")
  String reasonUnclear();

  @Message("It is wrong or out of date")
  String reasonWrong();

  @Message("I followed the steps, and they did not work")
  String reasonStepsFailed();

  @Message("Something else")
  String reasonOther();

  @Message("What could we do better? (optional)")
  String commentLabel();

  @Message("Please write no passwords, codes or personal data. Nobody answers from here.")
  String commentHint();

  @Message("Send")
  String sendComment();

  @Message("That did not reach us. Please try again.")
  String voteFailed();

  @Message("This article is only available in {language}.")
  String onlyIn(String language);

  @Message("Page not found")
  String notFound();

  @Message(
      "There is no help article at this address. It may have moved, or the link may be incomplete.")
  String notFoundMore();

  @Message("Put the chat on your own page")
  String embed();

  @Message("Add these two lines to the page, and the page’s origin to DOORMAN_ALLOWED_ORIGINS:")
  String embedMore();
}
