package dev.doorman.base;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The proxies whose word is taken for whom they speak for.
 *
 * <p>Each proxy adds the address it was called from to the end of {@code X-Forwarded-For}, so that
 * all before the last one that is not a trusted proxy's may be made up by the caller.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
public final class TrustedProxies {
  /** Nobody's word is taken. */
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  private static final Pattern V4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F:.]*");
  private static final Pattern V4_AND_PORT = Pattern.compile("(.+\\..+):[0-9]+");
  private static final Pattern V6_AND_PORT = Pattern.compile("\\[(.+)](:[0-9]+)?");

  private final List<Network> networks;

  private TrustedProxies(List<Network> networks) {
    this.networks = List.copyOf(networks);
  }

  /**
   * Takes the word of these.
   *
   * @param cidrs as {@code 10.0.0.0/8} or {@code fd00::/8}; an address alone is itself
   * @throws FinalException naming what is no network
   */
  public static TrustedProxies of(List<String> cidrs) {
    return new TrustedProxies(cidrs.stream().map(Network::parse).toList());
  }

  /**
   * Whom a request comes from, without a port.
   *
   * @param peer who opened the connection, with or without a port
   * @param forwardedFor the values of {@code X-Forwarded-For}, in their order
   */
  public String client(String peer, List<String> forwardedFor) {
    String client = withoutPort(peer);
    List<String> hops = new ArrayList<>();
    forwardedFor.forEach(value -> hops.addAll(List.of(value.split(",", -1))));
    Collections.reverse(hops);
    for (String hop : hops) {
      String next = withoutPort(hop.strip());
      if (!isTrusted(client) || bytes(next).isEmpty()) {
        return client;
      }
      client = next;
    }
    return client;
  }

  /** Whether an address is one of a trusted proxy. */
  public boolean isTrusted(String address) {
    return bytes(address)
        .filter(bytes -> networks.stream().anyMatch(network -> network.holds(bytes)))
        .isPresent();
  }

  private static String withoutPort(String address) {
    var v6 = V6_AND_PORT.matcher(address);
    if (v6.matches()) {
      return v6.group(1);
    }
    var v4 = V4_AND_PORT.matcher(address);
    if (v4.matches() && V4.matcher(v4.group(1)).matches()) {
      return v4.group(1);
    }
    // Vert.x writes a peer's port behind its IPv6 address without brackets: eight groups and one.
    int colons = address.length() - address.replace(":", "").length();
    return colons == 8 ? address.substring(0, address.lastIndexOf(':')) : address;
  }

  /** An address that is written out, not a name: nothing is looked up. */
  private static Optional<byte[]> bytes(String address) {
    if (!V4.matcher(address).matches() && !V6.matcher(address).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(address).getAddress());
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private record Network(List<Byte> base, int bits) {
    static Network parse(String cidr) {
      String[] parts = cidr.strip().split("/", -1);
      byte[] base = parts.length > 2 ? null : bytes(parts[0]).orElse(null);
      int bits = base == null ? -1 : parts.length == 1 ? base.length * 8 : number(parts[1]);
      if (base == null || bits < 0 || bits > base.length * 8) {
        throw new FinalException(
            "doorman.trusted-proxies: \"%s\" is no network such as 10.0.0.0/8.".formatted(cidr));
      }
      List<Byte> all = new ArrayList<>();
      for (byte one : base) {
        all.add(one);
      }
      return new Network(all, bits);
    }

    private static int number(String digits) {
      return digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : -1;
    }

    boolean holds(byte[] address) {
      if (address.length != base.size()) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (base.get(bit / 8) & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
