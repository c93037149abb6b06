package dev.doorman.desk.hook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the public internet from all others, by the special-purpose registries of IANA
 * (RFC 6890 and what followed it).
 */
final class PublicAddresses {
  private static final List<Network> SPECIAL =
      List.of(
          network("0.0.0.0", 8),
          network("10.0.0.0", 8),
          network("100.64.0.0", 10),
          network("127.0.0.0", 8),
          network("169.254.0.0", 16),
          network("172.16.0.0", 12),
          network("192.0.0.0", 24),
          network("192.0.2.0", 24),
          network("192.88.99.0", 24),
          network("192.168.0.0", 16),
          network("198.18.0.0", 15),
          network("198.51.100.0", 24),
          network("203.0.113.0", 24),
          network("224.0.0.0", 3),
          // The first of these hold "any", this machine, and IPv4 addresses written as IPv6.
          network("::", 8),
          network("64:ff9b::", 32),
          network("100::", 8),
          network("2001::", 23),
          network("2001:db8::", 32),
          network("2002::", 16),
          network("3fff::", 20),
          network("5f00::", 16),
          network("fc00::", 7),
          network("fe80::", 10),
          network("fec0::", 10),
          network("ff00::", 8));

  private PublicAddresses() {}

  private static final class Network {
    private final byte[] base;
    private final int bits;

    Network(byte[] base, int bits) {
      this.base = base;
      this.bits = bits;
    }

    boolean holds(byte[] address) {
      if (address.length != base.length) {
        return false;
      }
      int whole = bits / 8;
      if (!Arrays.equals(address, 0, whole, base, 0, whole)) {
        return false;
      }
      int rest = bits % 8;
      int mask = 0xff << (8 - rest) & 0xff;
      return rest == 0 || (address[whole] & mask) == (base[whole] & mask);
    }
  }

  private static Network network(String base, int bits) {
    try {
      // Written out, so nothing is looked up.
      return new Network(InetAddress.getByName(base).getAddress(), bits);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean has(InetAddress address) {
    byte[] bytes = address.getAddress();
    return SPECIAL.stream().noneMatch(network -> network.holds(bytes));
  }
}
