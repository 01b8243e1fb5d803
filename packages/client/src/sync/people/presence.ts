import { PRESENCE_INTERVAL, type Person, type PersonId, type Presence } from "@tutti/protocol";
import type { Awareness } from "y-protocols/awareness";
import type { Clock, Network, Preferences } from "../ports.ts";
import { Followers } from "../followers.ts";
import { writable } from "../readable.ts";
import { throttle } from "../throttle.ts";
import type { Other, PresencePatch, Readable, RoomSync, Unsubscribe } from "../types.ts";
import { byKey, Others } from "./others.ts";

/** A preview that is held without moving is told again so often (ms): others take it for ended after 2 s. */
const BEAT = 700;
const POINTERS = "tutti:pointers";

export interface PresencePorts {
  readonly clock: Clock;
  readonly network: Network;
  readonly preferences: Preferences;
  readonly me: Readable<Person | undefined>;
  readonly known: Readable<ReadonlyMap<PersonId, Person>>;
  /** Whether a widget is of this person alone: nothing of it leaves the page. */
  readonly isPrivate: (key: string) => boolean;
}

/** Where I am, told to the others; and where they are. */
export class PresenceChannel {
  readonly #ports: PresencePorts;
  readonly #reader = new Others();
  readonly #others = writable<readonly Other[]>([], sameItems);
  readonly #pointers;
  readonly #followers = new Followers<string>();
  readonly #send;
  readonly #ends: Unsubscribe[] = [];
  #index: ReadonlyMap<string, readonly Other[]> = new Map();
  #awareness: Awareness | undefined;
  #mine: Omit<Presence, "person"> = {};
  #beat = 0;
  #cancelBeat: () => void = () => undefined;
  #cancelEnd: () => void = () => undefined;

  constructor(ports: PresencePorts) {
    this.#ports = ports;
    this.#pointers = writable(ports.preferences.get(POINTERS) !== "off");
    this.#send = throttle(PRESENCE_INTERVAL, () => this.#publish(), ports.clock);
    this.#ends.push(
      ports.known.subscribe(() => this.#read()),
      ports.me.subscribe(() => this.#send.call()),
      ports.network.subscribe((what) => {
        if (what === "hidden") this.update({ away: true, at: undefined, preview: undefined, pointer: undefined });
        if (what === "visible") this.update({ away: undefined });
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
    // Pointers stay on the device of whoever switched them off.
    if (!this.#pointers.get()) delete merged.pointer;
    this.#mine = present(merged);
    this.#keepBeating();
    this.#send.call();
  }

  close(): void {
    this.#cancelBeat();
    this.#cancelEnd();
    this.#send.cancel();
    for (const end of this.#ends) end();
    this.attach(undefined);
  }

  readonly #changed = (): void => this.#read();

  #publish(): void {
    const me = this.#ports.me.get();
    if (!this.#awareness || !me) return;
    const { preview, ...rest } = this.#mine;
    this.#awareness.setLocalState({ person: me.id, ...rest, ...(preview ? { preview: { ...preview, beat: ++this.#beat } } : {}) });
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
    const { others, endsIn } = this.#reader.read(states, awareness?.clientID ?? -1, known.get(), clock.now(), this.#pointers.get());
    if (endsIn !== undefined) this.#cancelEnd = clock.after(endsIn, () => this.#read());
    this.#index = byKey(others);
    this.#others.set(others);
    this.#followers.tellAll();
  }

  #setPointers(on: boolean): void {
    this.#pointers.set(on);
    this.#ports.preferences.set(POINTERS, on ? "on" : "off");
    if (!on) this.update({ pointer: undefined });
    this.#read();
  }
}

const NOBODY: readonly Other[] = [];

const sameItems = (a: readonly Other[], b: readonly Other[]): boolean => a.length === b.length && a.every((item, i) => item === b[i]);

/** Without the parts that have ended. */
const present = (patch: PresencePatch): Omit<Presence, "person"> =>
  Object.fromEntries(Object.entries(patch).filter(([, part]) => part !== undefined));
