/** Where links lead: only to the web, to mail and telephone, and to places of the page itself. */

const PROTOCOLS = ['http:', 'https:', 'mailto:', 'tel:', 'sms:'];

/** Where the server keeps the pictures of articles. */
const PICTURES = '/help/-/';

/**
 * A link's address, absolute.
 *
 * @param base what a relative address is relative to
 * @returns undefined where the link is none that should be followed, as `javascript:`
 */
export function resolve(href: string, base: string): string | undefined {
  try {
    const url = new URL(href, base);
    return PROTOCOLS.includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** A picture's address on this server, absolute; those elsewhere are not asked for. */
export function picture(src: string, base: string): string | undefined {
  try {
    const url = new URL(src, base);
    const ours = url.origin === new URL(base).origin && url.pathname.startsWith(PICTURES);
    return ours ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Where a mail to somebody is begun. Whoever typed the address can't add headers or a text to it,
 * nor a second address.
 */
export function mailTo(address: string): string {
  const at = address.lastIndexOf('@');
  const parts = [address.slice(0, Math.max(at, 0)), address.slice(at + 1)];
  return `mailto:${parts.map(encodeURIComponent).join('@')}`;
}

/** The fragment, where the address is a section of the page that the customer is on. */
export function sectionHere(href: string, page: string): string | undefined {
  const there = new URL(href);
  const here = new URL(page);
  const same =
    there.origin === here.origin && plain(there) === plain(here) && there.search === here.search;
  return same && there.hash.length > 1 ? decode(there.hash.slice(1)) : undefined;
}

function plain(url: URL): string {
  return url.pathname.replace(/\/$/, '');
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Shows a section of the page, and points it out for a moment. Says whether there is one. */
export function showSection(id: string): boolean {
  const section = document.getElementById(id);
  if (!section) {
    return false;
  }
  // The fragment makes it the target: styled by the page, and where the keyboard goes on from.
  location.hash = id;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  section.scrollIntoView({ behavior: calm ? 'auto' : 'smooth', block: 'start' });
  section.animate(
    [{ backgroundColor: 'rgb(255 214 10 / 0.35)' }, { backgroundColor: 'rgb(255 214 10 / 0)' }],
    { duration: 2_500, easing: 'ease-in' },
  );
  return true;
}
