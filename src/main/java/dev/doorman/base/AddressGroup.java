package dev.doorman.base;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * What limits per address count by. One IPv4 address is one group. One IPv6 network of 64 bits is
 * one group, since that is the least that a provider gives to one customer (RFC 6177), who has all
 * 2^64 addresses in it.
 */
public final class AddressGroup {
  private static final int NETWORK_BYTES = 8;

  private AddressGroup() {}

  /** The group of an address. */
  public static String of(InetAddress address) {
    // An IPv4 address that is mapped into IPv6 arrives as an Inet4Address: the JDK unwraps it.
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES) + "/64"
        : address.getHostAddress();
  }

  /**
   * The group of an address in text.
   *
   * @param address as {@link TrustedProxies#client} returns it; what is no address is its own group
   */
  public static String of(String address) {
    int zone = address.indexOf('%');
    String bare = zone < 0 ? address : address.substring(0, zone);
    if (bare.indexOf(':') < 0 || !bare.chars().allMatch(AddressGroup::mayStandInAddress)) {
      return address;
    }
    try {
      return of(InetAddress.getByName(bare));
    } catch (UnknownHostException e) {
      return address;
    }
  }

  /** Nothing else can be a name, which would be looked up. */
  private static boolean mayStandInAddress(int sign) {
    return sign == ':' || sign == '.' || Character.digit(sign, 16) >= 0;
  }
}
