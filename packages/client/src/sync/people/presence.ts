import { MAX_PRESENCE_CHARS, POINTER_INTERVAL, pointerInterval, type ElementId, type Person, type PersonId, type Presence } from "@tutti/protocol";
import type { Awareness } from "y-protocols/awareness";
import type { Clock, Network, Preferences } from "../ports.ts";
import { Followers } from "../followers.ts";
import { writable } from "../readable.ts";
import { throttle } from "../throttle.ts";
import type { Other, PresencePatch, Readable, RoomSync, Unsubscribe } from "../types.ts";
import { byKey, Others } from "./others.ts";

/** A preview that is held without moving is told again so often (ms): others take it for ended after 2 s. */
const BEAT = 700;
const POINTER = "tutti:pointer";
/** Where both were one choice, it was kept here. */
const POINTERS = "tutti:pointers";

export interface PresencePorts {
  readonly clock: Clock;
  readonly network: Network;
  readonly preferences: Preferences;
  readonly me: Readable<Person | undefined>;
  readonly known: Readable<ReadonlyMap<PersonId, Person>>;
  /** Whether a widget is of this person alone: nothing of it leaves the page. */
  readonly isPrivate: (key: string) => boolean;
  /** Whether an element is drawn for this person alone. */
  readonly isOwnElement: (id: ElementId) => boolean;
}

/** Where I am, told to the others; and where they are. */
export class PresenceChannel {
  readonly #ports: PresencePorts;
  readonly #reader = new Others();
  readonly #others = writable<readonly Other[]>([], sameItems);
  readonly #pointers;
  readonly #followers = new Followers<string>();
  readonly #send;
  /** What moves all the time, and may come more seldom: the more there are to read it, the more seldom. */
  readonly #sendSeldom;
  readonly #ends: Unsubscribe[] = [];
  #index: ReadonlyMap<string, readonly Other[]> = new Map();
  #awareness: Awareness | undefined;
  #mine: Omit<Presence, "person"> = {};
  #beat = 0;
  #cancelBeat: () => void = () => undefined;
  #cancelEnd: () => void = () => undefined;

  constructor(ports: PresencePorts) {
    this.#ports = ports;
    this.#pointers = writable((ports.preferences.get(POINTER) ?? ports.preferences.get(POINTERS)) !== "off");
    this.#send = throttle(POINTER_INTERVAL, () => this.#publish(), ports.clock);
    this.#sendSeldom = throttle(() => pointerInterval(this.#tabs - 1), () => this.#send.call(), ports.clock);
    this.#ends.push(
      ports.known.subscribe(() => this.#read()),
      ports.me.subscribe(() => this.#send.call()),
      ports.network.subscribe((what) => {
        if (what === "hidden") this.update({ away: true, at: undefined, preview: undefined, pointer: undefined });
        if (what === "visible") this.update({ away: undefined, idle: undefined });
        if (what === "blur") this.update({ at: undefined, preview: undefined, pointer: undefined });
      }),
    );
  }

  /** The face that the page sees. */
  get face(): RoomSync["presence"] {
    return {
      others: this.#others, pointers: this.#pointers,
      at: (key) => this.#followers.readable(key, () => this.#index.get(key) ?? NOBODY, sameItems),
      update: (patch) => this.update(patch),
      setPointers: (on) => this.#setPointers(on),
    };
  }

  /** Presence travels with this document from now on, or with none. */
  attach(awareness: Awareness | undefined): void {
    if (awareness === this.#awareness) return;
    this.#awareness?.off("change", this.#changed);
    this.#awareness = awareness;
    awareness?.on("change", this.#changed);
    this.#publish();
    this.#read();
  }

  update(patch: PresencePatch): void {
    const merged = { ...this.#mine, ...patch };
    for (const part of ["at", "preview", "caret"] as const) {
      const key = merged[part]?.key;
      if (key !== undefined && this.#ports.isPrivate(key)) delete merged[part];
    }
    // The pointer of whoever hides it stays on their device, and so does what they see alone.
    if (!this.#pointers.get() || (merged.pointer && this.#ports.isOwnElement(merged.pointer.element))) delete merged.pointer;
    if (merged.view) merged.view = this.#sharedView(merged.view);
    this.#mine = present(merged);
    this.#keepBeating();
    if (Object.entries(patch).every(([name, part]) => part !== undefined && (name === "pointer" || name === "view"))) this.#sendSeldom.call();
    else this.#send.call();
  }

  /** How many pages tell their presence here, this one included. */
  get #tabs(): number {
    return Math.max(1, this.#awareness?.getStates().size ?? 1);
  }

  #sharedView({ element, y, open = {} }: NonNullable<Presence["view"]>): NonNullable<Presence["view"]> {
    const own = (id: string): boolean => this.#ports.isOwnElement(id as ElementId);
    const place = element !== undefined && !own(element) ? { element, ...(y !== undefined && { y }) } : {};
    return { ...place, open: Object.fromEntries(Object.entries(open).filter(([id]) => !own(id))) };
  }

  close(): void {
    this.#cancelBeat();
    this.#cancelEnd();
    this.#send.cancel();
    this.#sendSeldom.cancel();
    for (const end of this.#ends) end();
    this.attach(undefined);
  }

  readonly #changed = ({ added }: { readonly added: readonly number[] }): void => {
    // Whoever comes sees where I am now, not where I was a second ago.
    if (added.length > 0 && this.#tabs === 2) this.#sendSeldom.flush();
    this.#read();
  };

  #publish(): void {
    const me = this.#ports.me.get();
    if (!this.#awareness || !me) return;
    const { preview, ...rest } = this.#mine;
    const state: Presence = { person: me.id, ...rest, ...(preview ? { preview: { ...preview, beat: ++this.#beat } } : {}) };
    this.#awareness.setLocalState(fitting(state));
  }

  #keepBeating(): void {
    this.#cancelBeat();
    if (!this.#mine.preview) return;
    this.#cancelBeat = this.#ports.clock.after(BEAT, () => {
      this.#send.call();
      this.#keepBeating();
    });
  }

  #read(): void {
    this.#cancelEnd();
    const { clock, known } = this.#ports;
    const awareness = this.#awareness;
    const states = awareness?.getStates() ?? new Map<number, unknown>();
    const { others, endsIn } = this.#reader.read(states, awareness?.clientID ?? -1, known.get(), clock.now());
    if (endsIn !== undefined) this.#cancelEnd = clock.after(endsIn, () => this.#read());
    this.#index = byKey(others);
    this.#others.set(others);
    this.#followers.tellAll();
  }

  #setPointers(on: boolean): void {
    this.#pointers.set(on);
    this.#ports.preferences.set(POINTER, on ? "on" : "off");
    if (!on) this.update({ pointer: undefined });
  }
}

const NOBODY: readonly Other[] = [];

const sameItems = (a: readonly Other[], b: readonly Other[]): boolean => a.length === b.length && a.every((item, i) => item === b[i]);

/** A presence that is too large is dropped by the server whole: better without what matters least. */
function fitting(state: Presence): Presence {
  let fits = state;
  for (const part of ["view", "pointer", "preview", "caret"] as const) {
    if (JSON.stringify(fits).length <= MAX_PRESENCE_CHARS) break;
    const { [part]: _, ...rest } = fits;
    fits = rest;
  }
  return fits;
}

/** Without the parts that have ended. */
const present = (patch: PresencePatch): Omit<Presence, "person"> =>
  Object.fromEntries(Object.entries(patch).filter(([, part]) => part !== undefined));
