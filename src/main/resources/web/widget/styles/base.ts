/** What every part shares: buttons, fields, focus, and text for screen readers only. */
import { css } from 'lit';

export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  p,
  h2,
  h3,
  h4 {
    margin: 0;
  }
  a {
    color: var(--_link);
    text-underline-offset: 0.18em;
    text-decoration-thickness: 1px;
  }
  a:hover {
    text-decoration-thickness: 2px;
  }
  svg {
    display: block;
    inline-size: 1.25em;
    block-size: 1.25em;
    flex: none;
  }
  button,
  .button,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }
  button,
  .button {
    cursor: pointer;
    min-block-size: 2.25em;
    padding: 0.4em 0.9em;
    border: 1px solid var(--_control);
    border-radius: 0.7em;
    background: var(--_surface);
    color: var(--_text);
    font-weight: 500;
    line-height: 1.3;
    text-decoration: none;
    transition: background-color 0.15s ease;
  }
  /* A touch leaves a hover behind. */
  @media (hover: hover) {
    button:hover,
    .button:hover {
      background: var(--_raised);
    }
    .primary:hover,
    .danger:hover {
      filter: brightness(1.08);
    }
  }
  .primary,
  .primary:hover {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .danger,
  .danger:hover {
    border-color: transparent;
    background: var(--_danger);
    color: var(--_on-danger);
  }
  button:disabled {
    cursor: default;
    opacity: 0.55;
  }
  .bare {
    padding-inline: 0;
    border-color: transparent;
    background: none;
    color: var(--_link);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  :focus-visible {
    outline: 2px solid transparent;
    outline-offset: 2px;
    box-shadow: var(--_focus);
  }
  a:focus-visible {
    border-radius: 0.2em;
  }
  input:not([type='checkbox']),
  textarea {
    inline-size: 100%;
    padding: 0.5em 0.7em;
    border: 1px solid var(--_control);
    border-radius: 0.7em;
    background: var(--_surface);
  }
  textarea {
    resize: vertical;
  }
  label {
    display: block;
    font-size: 0.875em;
    font-weight: 500;
    margin-block-end: 0.25em;
  }
  .note {
    font-size: 0.8125em;
    color: var(--_muted);
  }
  .problem {
    font-size: 0.875em;
    color: var(--_danger);
  }
  .note:empty,
  .problem:empty {
    display: none;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .card {
    display: grid;
    gap: 0.75em;
    padding: 1em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: 0 1px 2px rgb(16 24 40 / 0.06);
  }
  .card h3 {
    font-size: 1em;
    font-weight: 650;
  }
  @media (pointer: coarse) {
    button,
    .button {
      min-block-size: 44px;
    }
    input:not([type='checkbox']),
    textarea {
      /* Below 16px iOS zooms the page in when a field gets the focus. */
      font-size: max(16px, 1em);
    }
  }
  @media (forced-colors: active) {
    :focus-visible {
      outline-color: Highlight;
    }
    .primary,
    .danger {
      border-color: ButtonText;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
`;

/** Passages, as they stand in answers, prompts and receipts. */
export const passages = css`
  .passage {
    display: grid;
    gap: 0.6em;
    overflow-wrap: anywhere;
  }
  .passage ol,
  .passage ul {
    display: grid;
    gap: 0.35em;
    margin: 0;
    padding-inline-start: 1.4em;
  }
  .passage li::marker {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .passage .boxes {
    list-style: '☐  ';
  }
  .passage code {
    padding: 0.1em 0.3em;
    border-radius: 0.3em;
    background: var(--_line);
    font-family: ui-monospace, monospace;
    font-size: 0.9em;
  }
  .table {
    overflow-x: auto;
    border: 1px solid var(--_line);
    border-radius: 0.6em;
    /* A shade at the side where more is to be had by scrolling. */
    background:
      linear-gradient(to right, var(--_surface) 40%, transparent) left / 3rem 100% local,
      linear-gradient(to left, var(--_surface) 40%, transparent) right / 3rem 100% local,
      linear-gradient(to right, var(--_control), transparent) left / 0.9rem 100% scroll,
      linear-gradient(to left, var(--_control), transparent) right / 0.9rem 100% scroll,
      var(--_surface);
    background-repeat: no-repeat;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.875em;
    line-height: 1.4;
  }
  th,
  td {
    min-inline-size: 6em;
    padding: 0.5em 0.65em;
    text-align: start;
    vertical-align: top;
    overflow-wrap: break-word;
  }
  thead {
    border-block-end: 2px solid var(--_line);
  }
  th {
    font-weight: 600;
  }
  tbody tr {
    border-block-start: 1px solid var(--_line);
  }
`;

export const citations = css`
  .sources {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35em;
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: 0.8125em;
  }
  .sources a {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
    min-block-size: 24px;
    padding: 0.2em 0.6em;
    border: 1px solid var(--_line);
    border-radius: 1em;
    text-decoration: none;
    line-height: 1.3;
  }
  .sources a:hover {
    text-decoration: underline;
  }
  .sources svg {
    inline-size: 1em;
    block-size: 1em;
  }
  @media (pointer: coarse) {
    .sources a {
      min-block-size: 32px;
    }
  }
`;
