/** The first element with this data attribute, as `find(document, 'status')` for `data-status`. */
export function find<T extends Element = HTMLElement>(within: ParentNode, name: string): T | null {
  return within.querySelector<T>(`[data-${name}]`);
}

/** Says a text on the page and to screen readers, also when it is the same text again. */
export function say(within: ParentNode, text: string, failed = false): void {
  const status = find(within, 'status');
  if (!status) return;
  status.classList.toggle('failed', failed);
  status.textContent = '';
  requestAnimationFrame(() => (status.textContent = text));
}

/** The text of a form's field. */
export function field(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value : '';
}

/** Runs work when the form is sent, once at a time; its buttons wait. */
export function onSubmit(form: HTMLFormElement, work: () => Promise<void>): void {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void alone(form, work);
  });
}

/** Runs work while the form's buttons wait. */
export async function alone(form: HTMLFormElement, work: () => Promise<void>): Promise<void> {
  if (form.getAttribute('aria-busy') === 'true') return;
  form.setAttribute('aria-busy', 'true');
  try {
    await work();
  } finally {
    form.removeAttribute('aria-busy');
  }
}

/** Writes times as the reader's clock has them. */
export function localTimes(): void {
  const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
  for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-time]')) {
    const at = new Date(time.dateTime);
    if (!Number.isNaN(at.getTime())) time.textContent = format.format(at);
  }
}
