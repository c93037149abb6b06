/** Milliseconds after which a page that has still drawn nothing is no longer waited for. */
const LONG_ENOUGH = 1_000;

/**
 * Resolves once the page has drawn something of its own, so that the chat takes no time from that;
 * at once where it has, or where nobody looks at it.
 */
export function painted(): Promise<void> {
  const drawn = performance.getEntriesByType('paint').length > 0;
  const told = PerformanceObserver.supportedEntryTypes?.includes('paint') ?? false;
  if (drawn || !told || document.visibilityState === 'hidden') {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    const observer = new PerformanceObserver(() => {
      clearTimeout(late);
      observer.disconnect();
      resolve();
    });
    const late = setTimeout(() => {
      observer.disconnect();
      resolve();
    }, LONG_ENOUGH);
    observer.observe({ type: 'paint', buffered: true });
  });
}
