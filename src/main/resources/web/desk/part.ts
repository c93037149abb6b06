import { LitElement } from 'lit';

/**
 * An element of the desk's own page. It draws into the page, not into a shadow: the page is ours
 * alone, one style sheet serves it all, and labels may name ids across its parts.
 */
export abstract class Part extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
