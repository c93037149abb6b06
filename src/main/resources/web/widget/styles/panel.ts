/** The launcher and the panel's frame. */
import { css, unsafeCSS } from 'lit';

/** Where the panel covers the whole screen. */
export const FULL_SCREEN = '(max-width: 640px), (max-height: 480px)';

export const panel = css`
  @media print {
    :host(:not([inline])) {
      display: none !important;
    }
  }
  .launcher {
    position: fixed;
    inset-block-end: max(1.25em, env(safe-area-inset-bottom));
    inset-inline-end: max(1.25em, env(safe-area-inset-right));
    z-index: var(--doorman-z, 2147483000);
    display: flex;
    align-items: center;
    gap: 0.6em;
    min-block-size: 3.25em;
    padding: 0 1.25em 0 1.05em;
    border: 1px solid transparent;
    border-radius: 2em;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
    box-shadow: var(--_shadow);
    transition: transform 0.15s ease;
  }
  .launcher:hover {
    background: var(--_accent);
    transform: translateY(-2px);
  }
  .launcher.open {
    padding: 0;
    inline-size: 3.25em;
    justify-content: center;
  }
  .badge {
    display: grid;
    place-items: center;
    min-inline-size: 1.6em;
    block-size: 1.6em;
    padding-inline: 0.4em;
    border-radius: 1em;
    background: var(--_on-accent);
    color: var(--_accent);
    font-size: 0.8125em;
    font-weight: 700;
  }

  .panel {
    position: fixed;
    inset: auto;
    inset-block-end: 5em;
    inset-inline-end: max(1.25em, env(safe-area-inset-right));
    z-index: var(--doorman-z, 2147483000);
    inline-size: min(25.5em, calc(100vw - 2.5em));
    block-size: min(48em, calc(100dvh - 5.25em));
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) + 0.25em);
    /* Not even a script scrolls the heading out of sight. */
    overflow: clip;
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
    overscroll-behavior: contain;
  }
  .panel[open] {
    display: flex;
    flex-direction: column;
    animation: rise 0.22s cubic-bezier(0.2, 0.8, 0.2, 1);
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(12px);
    }
  }
  .panel::backdrop {
    background: var(--_surface);
  }

  .begin {
    display: grid;
    gap: 1em;
    justify-items: center;
    margin: auto;
    padding: 1.5em;
    text-align: center;
  }

  .head {
    display: flex;
    align-items: center;
    gap: 0.75em;
    /* Large text needs the room itself. */
    padding-block: min(0.75em, 14px);
    padding-inline: 1em 0.75em;
    border-block-end: 1px solid var(--_line);
  }
  .mark {
    display: grid;
    place-items: center;
    inline-size: 2.35em;
    block-size: 2.35em;
    border-radius: 0.8em;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .head div {
    flex: 1;
    min-inline-size: 0;
  }
  h2 {
    font-size: 1em;
    font-weight: 650;
    line-height: 1.3;
  }
  .icon {
    display: grid;
    place-items: center;
    inline-size: 2.5em;
    min-block-size: 2.5em;
    padding: 0;
    border-color: transparent;
    background: none;
    color: var(--_muted);
  }
  @media (pointer: coarse) {
    .icon {
      inline-size: 44px;
      min-block-size: 44px;
    }
  }

  .banner {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.25em 0.75em;
    padding: 0.5em 1em;
    background: var(--_raised);
    border-block-end: 1px solid var(--_line);
    font-size: 0.875em;
    color: var(--_muted);
  }

  .foot {
    border-block-start: 1px solid var(--_line);
    background: var(--_surface);
    padding-block-end: env(safe-area-inset-bottom);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    padding: 0 0.5em 0.35em;
  }
  .actions .button,
  .actions button {
    display: inline-flex;
    align-items: center;
    padding: 0.2em 0.5em;
    font-size: 0.8125em;
    border-color: transparent;
    background: none;
    color: var(--_muted);
  }
  @media (hover: hover) {
    .actions .button:hover,
    .actions button:hover {
      color: var(--_text);
      background: var(--_raised);
    }
  }
  @media (max-width: 360px) {
    .actions {
      padding-inline: 0.35em;
    }
    .actions .button,
    .actions button {
      padding-inline: 0.3em;
    }
    .actions svg {
      display: none;
    }
  }
  .actions svg {
    inline-size: 0.95em;
    block-size: 0.95em;
    margin-inline-start: 0.3em;
  }
  .to {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 0.75em;
    padding: 0.5em 1.25em 0;
    font-size: 0.875em;
    font-weight: 600;
  }
  .to button {
    min-block-size: 2em;
    padding-block: 0;
  }
  .confirm,
  .over {
    display: grid;
    gap: 0.6em;
    padding: 0.9em 1em;
  }
  .confirm h3 {
    font-size: 1em;
  }
  .confirm {
    border-block-start: 1px solid var(--_line);
    background: var(--_raised);
  }
  .over {
    justify-items: center;
    text-align: center;
  }

  @media (max-height: 480px) {
    .head {
      padding-block: 0.2em;
    }
  }
  @media ${unsafeCSS(FULL_SCREEN)} {
    .panel {
      inset: auto;
      inset-inline: 0;
      inset-block-start: var(--_screen-top, 0);
      inline-size: 100%;
      block-size: var(--_screen-height, 100dvh);
      border: 0;
      border-radius: 0;
    }
    .launcher.open {
      display: none;
    }
    .actions {
      padding-block-end: 0;
    }
  }
  :host([inline]) .panel {
    position: relative;
    inset: auto;
    z-index: auto;
    display: flex;
    flex-direction: column;
    inline-size: 100%;
    block-size: 100%;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    box-shadow: none;
    animation: none;
  }
`;
