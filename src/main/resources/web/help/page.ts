/** The first element with this data attribute, as `find(document, 'share')` for `data-share`. */
export function find<T extends Element = HTMLElement>(within: ParentNode, name: string): T | null {
  return within.querySelector<T>(`[data-${name}]`);
}

/**
 * The elements with these data attributes by their names, or null where one is not on the page:
 * then the page has no such part.
 */
export function parts<K extends string>(within: ParentNode, ...names: K[]): Record<K, HTMLElement> | null {
  const found = {} as Record<K, HTMLElement>;
  for (const name of names) {
    const element = find(within, name);
    if (!element) return null;
    found[name] = element;
  }
  return found;
}

/** Says a text to screen readers, also when it is the same text again. */
export function say(status: HTMLElement, text: string): void {
  status.textContent = '';
  requestAnimationFrame(() => (status.textContent = text));
}
