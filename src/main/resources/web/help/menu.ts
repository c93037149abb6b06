import { find } from './page';

/** Closes the list of languages where a reader expects it: on Escape, and on a press beside it. */
export function closeLanguages(): void {
  const menu = find<HTMLDetailsElement>(document, 'languages');
  if (!menu) return;
  document.addEventListener('pointerdown', (event) => {
    if (!menu.contains(event.target as Node)) menu.open = false;
  });
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  menu.addEventListener('focusout', (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget as Node)) menu.open = false;
  });
}
