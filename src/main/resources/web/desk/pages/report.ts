import { html, nothing, type TemplateResult } from 'lit';
import * as calls from '../api/calls';
import { address } from '../api/http';
import type { Figures, Report, Spread } from '../api/types';
import { Part } from '../part';
import { wordsOf } from '../state/open-chat';
import { lasting, outcome } from '../state/words';

const DAY = 86_400_000;

/** The leads' view: how long customers waited, how chats went; in all, for each agent and each hour. */
export class ReportPage extends Part {
  static override readonly properties = {
    _report: { state: true },
    _problem: { state: true },
    _busy: { state: true },
  };

  declare _report: Report | undefined;
  declare _problem: string | undefined;
  declare _busy: boolean;
  #from = date(Date.now() - 6 * DAY);
  #to = date(Date.now());
  readonly #zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#fetch();
  }

  override render(): TemplateResult {
    const query = calls.range(this.#from, dayAfter(this.#to), this.#zone);
    return html`<h1 id="page-title" tabindex="-1">Reports</h1>
      <form class="range" @submit=${this.#submit}>
        <label>From <input type="date" name="from" required .value=${this.#from} /></label>
        <label>To <input type="date" name="to" required .value=${this.#to} /></label>
        <button type="submit" class="primary" ?disabled=${this._busy}>Show</button>
        <a class="button" href=${address(`api/desk/report.csv?${query}`).href} download>Download CSV</a>
      </form>
      <p class="small">Times of day in ${this.#zone}. Half of customers waited no longer than the median, and nine in ten no longer than the 90% figure.</p>
      <div role="status">${this._busy ? html`<p class="told">Loading…</p>` : nothing}</div>
      ${this._problem === undefined ? nothing : html`<p class="problem" role="alert">${this._problem}</p>`}
      ${this._report ? this.#figures(this._report) : nothing}`;
  }

  #figures(report: Report): TemplateResult {
    const { totals } = report;
    return html`
      <section>
        <h2>Overall</h2>
        <dl class="totals">
          ${[
            ['Chats', String(totals.chats)],
            ['Gave up waiting', String(totals.abandoned)],
            ['Waiting, median', span(totals.waiting.median)],
            ['Waiting, 90%', span(totals.waiting.p90)],
            ['First reply, median', span(totals.firstReply.median)],
            ['Handling, median', span(totals.handling.median)],
            ['Rating', rating(totals)],
          ].map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
        </dl>
        ${totals.chats ? html`<div class="pair">${stars(totals)} ${outcomes(totals)}</div>` : html`<p class="empty">No chats in this period.</p>`}
      </section>
      <section>
        <h2 id="by-agent">By agent</h2>
        ${table('by-agent', 'Agent', report.agents.map((agent) => [agent.displayName, agent]))}
      </section>
      <section>
        <h2 id="by-hour">By hour of the day</h2>
        ${table('by-hour', 'Hour', report.hours.map((hour) => [`${String(hour.hour).padStart(2, '0')}:00`, hour]))}
      </section>
    `;
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    this.#from = String(data.get('from'));
    this.#to = String(data.get('to'));
    void this.#fetch();
  };

  async #fetch(): Promise<void> {
    this._problem = undefined;
    if (this.#from > this.#to) {
      this._problem = 'The start date is after the end date. Choose an earlier start date.';
      return;
    }
    this._busy = true;
    try {
      this._report = await calls.report(calls.range(this.#from, dayAfter(this.#to), this.#zone));
    } catch (error) {
      this._report = undefined;
      this._problem = wordsOf(error);
    } finally {
      this._busy = false;
    }
  }
}

function table(label: string, first: string, rows: readonly (readonly [string, Figures])[]): TemplateResult {
  const most = Math.max(1, ...rows.map(([, { chats }]) => chats));
  const slowest = Math.max(1, ...rows.map(([, { waiting }]) => waiting.median ?? 0));
  if (!rows.length) {
    return html`<p class="empty">No chats in this period.</p>`;
  }
  return html`<div class="scroll" tabindex="0" role="group" aria-labelledby=${label}>
    <table>
      <thead>
        <tr>
          ${[first, 'Chats', 'Waiting, median', 'Waiting, 90%', 'First reply', 'Handling', 'Rating', 'Gave up'].map(
            (name) => html`<th scope="col">${name}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name, figures]) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td class="figure">${bar(figures.chats, most)}${figures.chats}</td>
              <td class="figure">${bar(figures.waiting.median ?? 0, slowest)}${median(figures.waiting)}</td>
              <td class="figure">${span(figures.waiting.p90)}</td>
              <td class="figure">${median(figures.firstReply)}</td>
              <td class="figure">${median(figures.handling)}</td>
              <td class="figure">${rating(figures)}</td>
              <td class="figure">${figures.abandoned}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function stars({ ratings }: Figures): TemplateResult {
  const most = Math.max(1, ...ratings.stars);
  return html`<table>
    <caption>Ratings</caption>
    <tbody>
      ${ratings.stars.map(
        (count, index) =>
          html`<tr><th scope="row">${index + 1} of 5</th><td class="figure">${bar(count, most)}${count}</td></tr>`,
      )}
    </tbody>
  </table>`;
}

function outcomes({ outcomes }: Figures): TemplateResult {
  const all = Object.entries(outcomes);
  const most = Math.max(1, ...all.map(([, count]) => count));
  return html`<table>
    <caption>How chats ended</caption>
    <tbody>
      ${all.map(
        ([name, count]) =>
          html`<tr><th scope="row">${outcome(name)}</th><td class="figure">${bar(count, most)}${count}</td></tr>`,
      )}
    </tbody>
  </table>`;
}

/** A bar beside a figure, drawn as a picture: a style of its own would break the page's policy. */
function bar(value: number, most: number): TemplateResult {
  return html`<svg class="chart" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <rect width=${Math.round((100 * value) / most)} height="8" rx="1"></rect>
  </svg>`;
}

function median({ median }: Spread): string {
  return span(median);
}

function span(seconds: number | undefined | null): string {
  return seconds == null ? '–' : lasting(seconds);
}

function rating({ ratings }: Figures): string {
  return ratings.count && ratings.mean != null ? `${ratings.mean.toFixed(1)} (${ratings.count})` : '–';
}

/** The day after one that is written as `2026-11-28`. */
function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
}

/** A day of this machine's calendar, as `2026-11-28`. */
function date(millis: number): string {
  const day = new Date(millis);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
