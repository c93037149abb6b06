import { parts, say } from './page';

const SHOWN_FOR_MS = 2500;

/** Puts a text on the clipboard; false where the browser does not allow it. */
async function copy(text: string): Promise<boolean> {
  try {
    // There is no clipboard on pages without TLS, except on localhost.
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function linkToPage(): string {
  const url = new URL(location.href);
  url.hash = '';
  return url.href;
}

/** Turns the plain link into a button that copies the page's address. */
export function copyOnShare(): void {
  const share = parts(document, 'share', 'share-link', 'share-button', 'share-label', 'share-status');
  if (!share) return;
  const button = share['share-button'];
  const label = share['share-label'];
  const words = label.textContent ?? '';
  const copied = share.share.dataset.copied ?? '';
  let reset: ReturnType<typeof setTimeout> | undefined;

  share['share-link'].hidden = true;
  button.hidden = false;
  button.addEventListener('click', async () => {
    if (await copy(linkToPage())) {
      label.textContent = copied;
      button.classList.add('done');
      say(share['share-status'], copied);
      clearTimeout(reset);
      reset = setTimeout(() => {
        label.textContent = words;
        button.classList.remove('done');
      }, SHOWN_FOR_MS);
    } else {
      offer(share.share, share.share.dataset.byHand ?? '');
    }
  });
}

/** Where the clipboard is closed: shows the link, selected, to be copied by hand. */
function offer(share: HTMLElement, words: string): void {
  let field = share.querySelector('input');
  if (!field) {
    const label = document.createElement('label');
    label.className = 'by-hand';
    label.textContent = words;
    field = document.createElement('input');
    field.readOnly = true;
    label.append(field);
    share.append(label);
  }
  field.value = linkToPage();
  field.focus();
  field.select();
}

/** The link beside a heading leads there, and also copies its address. */
export function copyOnAnchors(): void {
  const share = parts(document, 'share', 'share-status');
  if (!share) return;
  for (const anchor of document.querySelectorAll<HTMLAnchorElement>('[data-anchor]')) {
    anchor.addEventListener('click', async () => {
      if (!(await copy(anchor.href))) return;
      const words = share.share.dataset.copied ?? '';
      say(share['share-status'], words);
      anchor.dataset.done = words;
      setTimeout(() => delete anchor.dataset.done, SHOWN_FOR_MS);
    });
  }
}
