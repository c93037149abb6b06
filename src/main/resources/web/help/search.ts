import { find, parts, say } from './page';

interface Piece {
  text: string;
  marked: boolean;
}

interface Found {
  title: string;
  highlights: { heading: Piece[]; excerpt: Piece[] };
  url: string;
  lang: string;
  dir: string;
}

interface Answer {
  complete: boolean;
  results: Found[];
  nearest: Found[];
}

const PAUSE_MS = 200;
const SHORTEST = 2;

/** Shows what is found while the reader types. Enter sends the form, as without JavaScript. */
export function searchAsYouType(): void {
  const page = parts(document, 'search', 'search-status', 'results', 'results-title', 'results-note', 'results-list', 'results-ask');
  const template = find<HTMLTemplateElement>(document, 'result');
  if (!page || !template) return;
  const form = page.search as HTMLFormElement;
  const field = form.querySelector<HTMLInputElement>('input[type=search]');
  if (!field) return;
  const words = page['search-status'].dataset;
  let asked = field.value.trim();
  let pause: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | undefined;

  field.addEventListener('input', () => {
    const query = field.value.trim();
    if (query === asked) return;
    asked = query;
    clearTimeout(pause);
    running?.abort();
    pause = setTimeout(() => void search(query), query ? PAUSE_MS : 0);
  });

  // The arrows lead from the field into the list, through it, and back.
  form.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' && event.target === field && !page.results.hidden) move(event, 0);
  });
  page['results-list'].addEventListener('keydown', (event) => {
    const at = links().indexOf(event.target as HTMLAnchorElement);
    if (event.key === 'ArrowDown') move(event, at + 1);
    else if (event.key === 'ArrowUp' && at > 0) move(event, at - 1);
    else if (event.key === 'ArrowUp' || event.key === 'Escape') {
      event.preventDefault();
      field.focus();
    }
  });

  function links(): HTMLAnchorElement[] {
    return [...page!['results-list'].querySelectorAll('a')];
  }

  function move(event: KeyboardEvent, to: number): void {
    const link = links()[to];
    if (!link) return;
    event.preventDefault();
    link.focus();
  }

  async function search(query: string): Promise<void> {
    if ([...query].length < SHORTEST) {
      page!.results.hidden = true;
      page!['search-status'].textContent = '';
      remember(query);
      return;
    }
    running = new AbortController();
    try {
      const parameters = new URLSearchParams([...new FormData(form)].map(([key, value]) => [key, String(value)]));
      parameters.set('q', query);
      const response = await fetch(`/api/search?${parameters}`, { signal: running.signal });
      if (!response.ok) throw new Error(`search answered ${response.status}`);
      show(query, (await response.json()) as Answer);
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return;
      note(words.failed ?? '');
      page!['results-list'].replaceChildren();
      ask(query);
      page!.results.hidden = false;
    }
  }

  function show(query: string, { complete, results, nearest }: Answer): void {
    page!['results-title'].textContent = (page!['results-title'].dataset.resultsTitle ?? '').replace('#', () => query);
    page!['results-list'].replaceChildren(...(results.length ? results : nearest).map(item));
    page!.results.hidden = false;
    if (results.length === 0) {
      note((nearest.length ? words.nearest : words.none) ?? '');
    } else if (!complete) {
      note(words.some ?? '');
    } else {
      page!['results-note'].hidden = true;
      const count = results.length === 1 ? words.one : words.many?.replace('#', String(results.length));
      say(page!['search-status'], count ?? '');
    }
    if (complete && results.length) page!['results-ask'].hidden = true;
    else ask(query);
    remember(query);
  }

  function ask(query: string): void {
    page!['results-ask'].hidden = false;
    page!['results-ask'].querySelector('a')!.href = `#doorman?ask=${encodeURIComponent(query)}`;
  }

  function note(text: string): void {
    page!['results-note'].textContent = text;
    page!['results-note'].hidden = false;
    say(page!['search-status'], text);
  }

  function item(found: Found): Node {
    const copy = template!.content.cloneNode(true) as DocumentFragment;
    const link = copy.querySelector('a')!;
    link.href = found.url;
    link.lang = found.lang;
    link.dir = found.dir;
    copy.querySelector('.result-heading')!.append(...found.highlights.heading.map(piece));
    copy.querySelector('.result-title')!.textContent = found.title;
    copy.querySelector('.result-excerpt')!.append(...found.highlights.excerpt.map(piece));
    return copy;
  }

  function piece({ text, marked }: Piece): Node {
    if (!marked) return new Text(text);
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  }
}

/** Keeps the query in the address, so that going back or reloading shows the same. */
function remember(query: string): void {
  const url = new URL(location.href);
  if (query) url.searchParams.set('q', query);
  else url.searchParams.delete('q');
  history.replaceState(history.state, '', url);
}
