package dev.doorman.desk.hook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which addresses may be called. A webhook could else be used to reach what only this machine
 * reaches; so the name is looked up here, what it stands for is checked, and the call then goes to
 * the very address that was checked.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
public final class HookAddress {
  private static final int MOST = 2000;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Private allowed;
  private final Names names;

  /** Whether private networks may be called. */
  public enum Private {
    ALLOWED,
    REFUSED
  }

  /** Looks names up. */
  public interface Names {
    List<InetAddress> of(String host) throws UnknownHostException;
  }

  public HookAddress(Private allowed, Names names) {
    this.allowed = allowed;
    this.names = names;
  }

  /** The address must not be called; the message says why and what to do. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /**
   * Reads an address that an administrator gave; https, or http on this machine.
   *
   * @throws Refused where it has another form
   */
  public URI read(String text) throws Refused {
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      throw new Refused("url is no address; write it as https://helpdesk.example/hooks");
    }
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (text.length() > MOST || url.getHost() == null || url.getPort() > 65535) {
      throw new Refused(
          "url needs a host and at most 2000 characters, as https://helpdesk.example/hooks");
    }
    if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
      throw new Refused("url must have no user, password or fragment");
    }
    boolean local = LOOPBACK.contains(url.getHost().toLowerCase(Locale.ROOT));
    if (!scheme.equals("https") && !(scheme.equals("http") && local)) {
      throw new Refused("url must begin with https://, since chats are sent there");
    }
    return url;
  }

  /**
   * Looks up where calls to this URL go.
   *
   * @throws Refused where the name is not known, or one of its addresses must not be called
   */
  public InetAddress resolve(URI url) throws Refused {
    String host = url.getHost().replaceAll("[\\[\\]]", "");
    List<InetAddress> addresses;
    try {
      addresses = names.of(host);
    } catch (UnknownHostException e) {
      throw new Refused("the name " + host + " is not known to this server's DNS");
    }
    if (addresses.isEmpty()) {
      throw new Refused("the name " + host + " has no address");
    }
    if (allowed == Private.REFUSED && !addresses.stream().allMatch(PublicAddresses::has)) {
      throw new Refused(
          host
              + " is in a private network; where it may be called all the same, set"
              + " doorman.hooks.allow-private=true");
    }
    return addresses.getFirst();
  }
}
