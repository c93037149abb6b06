package dev.doorman.sandbox.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.sandbox.SandboxSettings;
import dev.doorman.sandbox.book.Progress;
import dev.doorman.sandbox.book.Request;
import dev.doorman.sandbox.request.Handles;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Requests as the API's JSON. */
@Singleton
final class RequestJson {
  private static final String VERIFICATION = "verification";

  private final ObjectMapper mapper;
  private final SandboxSettings settings;
  private final Handles handles;

  @Inject
  RequestJson(ObjectMapper mapper, SandboxSettings settings, Handles handles) {
    this.mapper = mapper;
    this.settings = settings;
    this.handles = handles;
  }

  /** A request as it is now, without its link. */
  String write(Request request) {
    return node(request).toString();
  }

  /**
   * A request as it is now.
   *
   * @param acceptedBefore another request for the same account that is accepted
   */
  String write(Request request, Optional<Request> acceptedBefore) {
    ObjectNode node = node(request);
    acceptedBefore.ifPresent(
        before -> {
          ObjectNode told = node.putObject("acceptedBefore").put("id", before.id());
          put(told, "acceptedAt", before.progress().acceptedAt());
          put(told, "expectedBy", before.progress().expectedBy());
        });
    return node.toString();
  }

  /**
   * A request with all about its newest link but the address, which holds the handle: so this may
   * be kept.
   */
  String writeForKeeping(Request request) {
    return withVerification(request).toString();
  }

  /** A request with its newest link. */
  String writeWithLink(Request request) {
    return withAddress(withVerification(request), request.id(), request.link().number());
  }

  /** What was kept of a creation, with the address of its link, the request's first. */
  String withFirstLink(String kept) {
    try {
      ObjectNode node = mapper.readValue(kept, ObjectNode.class);
      return withAddress(node, node.get("id").textValue(), 1);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private ObjectNode withVerification(Request request) {
    ObjectNode node = node(request);
    node.putObject(VERIFICATION)
        .put("matchPhrase", request.link().matchPhrase())
        .put("expiresAt", request.link().expiresAt().toString());
    return node;
  }

  private String withAddress(ObjectNode node, String id, int number) {
    String base = settings.ownBase().get().toString().replaceAll("/+$", "");
    node.withObject("/" + VERIFICATION)
        .put("url", base + "/sandbox/verify/" + handles.of(id, number));
    return node.toString();
  }

  private ObjectNode node(Request request) {
    ObjectNode node = mapper.createObjectNode();
    node.put("id", request.id());
    node.put("state", request.state().wire());
    node.put("createdAt", request.createdAt().toString());
    Progress progress = request.progress();
    put(node, "account", progress.maskedAccount());
    put(node, "verifiedAt", progress.verifiedAt());
    put(node, "verifiedUntil", progress.verifiedUntil());
    put(node, "acceptedAt", progress.acceptedAt());
    put(node, "expectedBy", progress.expectedBy());
    put(node, "completedAt", progress.completedAt());
    node.put("withdrawable", request.state().isWithdrawable());
    return node;
  }

  private static void put(ObjectNode node, String name, Optional<?> value) {
    value.ifPresent(present -> node.put(name, present.toString()));
  }
}
