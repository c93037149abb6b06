/** Lets the tabs of one browser know that the customer has signed out of the page. */

const SIGNED_OUT = 'signed-out';

export class Tabs {
  #channel: BroadcastChannel | undefined;

  /**
   * @param server its address; chats with several servers are kept apart
   * @param signedOut told when another tab says so
   */
  constructor(server: string, signedOut: () => void) {
    try {
      this.#channel = new BroadcastChannel(`doorman:${server}`);
      this.#channel.onmessage = ({ data }) => {
        if (data === SIGNED_OUT) {
          signedOut();
        }
      };
    } catch {
      // Where a page may not talk to its other tabs, each learns it from the server.
    }
  }

  tellSignedOut(): void {
    this.#channel?.postMessage(SIGNED_OUT);
  }

  close(): void {
    this.#channel?.close();
    this.#channel = undefined;
  }
}
