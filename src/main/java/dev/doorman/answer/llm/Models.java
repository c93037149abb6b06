package dev.doorman.answer.llm;

import dev.doorman.base.Secret;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;

/** The model behind the settings: no tools, no logging, as little chance as it can be asked for. */
final class Models {
  /** The clients want one; endpoints that ask for none do not look at it. */
  private static final String NO_KEY = "none";

  private Models() {}

  static StreamingChatModel of(ModelSettings settings) {
    var http = new BoundedHttp.Builder(new BoundedHttp());
    String key = settings.key().map(Secret::value).orElse(NO_KEY);
    return switch (settings.provider()) {
      case OPENAI ->
          OpenAiStreamingChatModel.builder()
              .httpClientBuilder(http)
              .baseUrl(settings.url().toString())
              .apiKey(key)
              .modelName(settings.name())
              .temperature(0.0)
              .maxTokens(settings.outputTokens())
              .logRequests(false)
              .logResponses(false)
              .build();
      case ANTHROPIC ->
          AnthropicStreamingChatModel.builder()
              .httpClientBuilder(http)
              .baseUrl(settings.url().toString())
              .apiKey(key)
              .modelName(settings.name())
              .temperature(0.0)
              .maxTokens(settings.outputTokens())
              .logRequests(false)
              .logResponses(false)
              .build();
    };
  }
}
