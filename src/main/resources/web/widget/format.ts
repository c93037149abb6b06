/** Dates and times in the customer's locale. */

/** The time of day, with the date where it is another day. */
export function when(at: string, locale: string, now: number): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) {
    return '';
  }
  const today = date.toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(
    locale,
    today ? { timeStyle: 'short' } : { dateStyle: 'long', timeStyle: 'short' },
  ).format(date);
}

/** A day of the conversation: today and yesterday by name. */
export function dayOf(at: string, locale: string, now: number): string {
  const date = new Date(at);
  const days = Math.round((midnight(date) - midnight(new Date(now))) / 86_400_000);
  if (days === 0 || days === -1) {
    const name = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
    return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
  }
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(date);
}

/** Whether two times are on one day of the customer's calendar. */
export function sameDay(one: string, other: string): boolean {
  return midnight(new Date(one)) === midnight(new Date(other));
}

function midnight(date: Date): number {
  return new Date(date).setHours(0, 0, 0, 0);
}

/** The time of day alone. */
export function clock(at: string, locale: string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime())
    ? ''
    : new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(date);
}

/** A date without a time, as `2026-12-15`, is that date everywhere. */
export function day(date: string, locale: string): string {
  const parsed = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(parsed.getTime())
    ? date
    : new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(parsed);
}

/** A remaining time, calm: whole minutes, and seconds only in the last one. */
export function remaining(millis: number, locale: string): string {
  const seconds = Math.max(0, Math.ceil(millis / 1_000));
  const [value, unit] = seconds > 60 ? [Math.ceil(seconds / 60), 'minute'] : [seconds, 'second'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

/** The day of a time, in the one style that the chat has. */
export function dayAt(at: string, locale: string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime())
    ? ''
    : new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(date);
}

/** Unicode code points, as the server counts. */
export function length(text: string): number {
  let count = 0;
  for (const _ of text) {
    count++;
  }
  return count;
}

/** A locale that `Intl` takes. */
export function knownLocale(...candidates: (string | null | undefined)[]): string {
  for (const candidate of candidates) {
    try {
      if (candidate) {
        // Some pages write their language as Java and POSIX do: zh_CN.
        return new Intl.Locale(candidate.replace(/_/g, '-')).toString();
      }
    } catch {
      // Not a language tag: the next.
    }
  }
  return 'en';
}
