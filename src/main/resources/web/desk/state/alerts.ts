/** Desktop notifications and a sound: off until the agent switches them on, in this browser. */

const KEY = 'doorman-desk-alerts';
/** The sound: two short tones, in Hz, each of so many seconds. */
const TONES = [660, 880];
const TONE = 0.12;
const LOUDNESS = 0.08;

interface Choice {
  readonly sound: boolean;
  readonly notify: boolean;
}

export class Alerts {
  #choice: Choice = load();
  #audio: AudioContext | undefined;

  get sound(): boolean {
    return this.#choice.sound;
  }

  get notify(): boolean {
    return this.#choice.notify && canNotify() && Notification.permission === 'granted';
  }

  setSound(on: boolean): void {
    this.#keep({ ...this.#choice, sound: on });
    if (on) {
      this.#play();
    }
  }

  /** Asks for the browser's permission; gives a sentence where it is not to be had. */
  async setNotify(on: boolean): Promise<string | undefined> {
    if (on && !canNotify()) {
      return 'This browser can’t show notifications for this page.';
    }
    if (on && (await Notification.requestPermission()) !== 'granted') {
      return 'Your browser is blocking notifications. Allow them for this page in its settings.';
    }
    this.#keep({ ...this.#choice, notify: on });
    return undefined;
  }

  /**
   * Tells that something has happened; a notification only while the page is not looked at.
   *
   * @param tag of one subject, whose newer notification takes the older's place
   */
  tell(title: string, body: string, tag: string, open: () => void): void {
    if (this.sound) {
      this.#play();
    }
    if (this.notify && !(document.visibilityState === 'visible' && document.hasFocus())) {
      try {
        const shown = new Notification(title, { body, tag });
        shown.onclick = () => {
          window.focus();
          open();
          shown.close();
        };
      } catch {
        // Phones have notifications of service workers only.
      }
    }
  }

  #play(): void {
    try {
      this.#audio ??= new AudioContext();
      const audio = this.#audio;
      void audio.resume();
      TONES.forEach((frequency, index) => {
        const start = audio.currentTime + index * TONE;
        const tone = audio.createOscillator();
        const gain = audio.createGain();
        tone.frequency.value = frequency;
        gain.gain.setValueAtTime(LOUDNESS, start);
        gain.gain.exponentialRampToValueAtTime(0.001, start + TONE);
        tone.connect(gain).connect(audio.destination);
        tone.start(start);
        tone.stop(start + TONE);
      });
    } catch {
      // No sound on this machine.
    }
  }

  #keep(choice: Choice): void {
    this.#choice = choice;
    try {
      localStorage.setItem(KEY, JSON.stringify(choice));
    } catch {
      // It holds until the page is left.
    }
  }
}

function canNotify(): boolean {
  return 'Notification' in window;
}

function load(): Choice {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Choice>;
    return { sound: kept.sound === true, notify: kept.notify === true };
  } catch {
    return { sound: false, notify: false };
  }
}
