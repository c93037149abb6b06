package dev.doorman.journey.widget;

/** Counts what a page's scripts hold: put in before they run. */
final class Leaks {
  /**
   * {@code counted()} tells the listeners on what outlives an element (window, document, media
   * queries, the visual viewport), the repeated timers and the sockets that are open.
   */
  static final String COUNTERS =
      """
      (() => {
        const held = new Map();
        const timers = new Set();
        const sockets = new Set();
        const lasting = (target) =>
          target === window || target === document || target === visualViewport
            || target instanceof MediaQueryList;
        const names = new WeakMap();
        let count = 0;
        const name = (thing) => {
          if (!names.has(thing)) names.set(thing, ++count);
          return names.get(thing);
        };
        const { addEventListener, removeEventListener } = EventTarget.prototype;
        EventTarget.prototype.addEventListener = function (type, listener, ...rest) {
          const target = this ?? window;
          if (listener && lasting(target)) held.set([name(target), type, name(listener)].join(), type);
          return addEventListener.call(target, type, listener, ...rest);
        };
        EventTarget.prototype.removeEventListener = function (type, listener, ...rest) {
          const target = this ?? window;
          if (listener && lasting(target)) held.delete([name(target), type, name(listener)].join());
          return removeEventListener.call(target, type, listener, ...rest);
        };
        const { setInterval, clearInterval, WebSocket, BroadcastChannel } = window;
        window.setInterval = (...args) => {
          const timer = setInterval(...args);
          timers.add(timer);
          return timer;
        };
        window.clearInterval = (timer) => { timers.delete(timer); clearInterval(timer); };
        const channels = new Set();
        window.BroadcastChannel = class extends BroadcastChannel {
          constructor(...args) { super(...args); channels.add(this); }
          close() { channels.delete(this); super.close(); }
        };
        window.WebSocket = class extends WebSocket {
          constructor(...args) { super(...args); sockets.add(this); }
        };
        window.openSockets = () =>
          [...sockets].filter(({ readyState }) => readyState <= WebSocket.OPEN).length;
        window.counted = () =>
          JSON.stringify([[...held.values()].sort(), timers.size, channels.size, openSockets()]);
      })();
      """;

  private Leaks() {}
}
