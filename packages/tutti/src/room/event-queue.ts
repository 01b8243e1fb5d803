import { parseEventId, type PersonId, type RoomEvent } from "@tutti/protocol";

/** An event waits at most so long (ms) for what its author wrote before it, and for its widget to be drawn. */
export const EVENT_PATIENCE = 5_000;
/** More clicks than this from one device are nobody's work: none of them is run. */
export const MAX_EVENTS = 10_000;

/** An event that waits, and since when it has been waiting for anything but its author. */
export interface Waiting {
  readonly person: PersonId;
  readonly event: RoomEvent;
  since: number;
}

/**
 * Events in the order in which they may be handled: each device's one after the other, devices by arrival. A device whose
 * first event has to wait holds up nobody else.
 */
export class EventQueue {
  /** Device → its events, oldest first. A Map keeps devices in the order in which they came. */
  readonly #devices = new Map<string, Waiting[]>();
  readonly #seen = new Set<string>();

  get size(): number {
    return [...this.#devices.values()].reduce((sum, waiting) => sum + waiting.length, 0);
  }

  /** What waits in a person's document now, in the order of each device. Takes the place of what was told before. */
  put(person: PersonId, events: readonly RoomEvent[], now: number): void {
    for (const device of this.#devices.keys()) if (device.startsWith(`${person}/`)) this.#keep(device, person, events);
    for (const event of events) {
      if (this.#seen.has(`${person}/${event.id}`)) continue;
      this.#seen.add(`${person}/${event.id}`);
      const device = `${person}/${parseEventId(event.id)?.device}`;
      const waiting = this.#devices.get(device) ?? [];
      waiting.push({ person, event, since: now });
      this.#devices.set(device, waiting);
    }
  }

  /** Forgets a person's events; they wait in their document. */
  drop(person: PersonId): void {
    this.put(person, [], 0);
  }

  /** The first event of each device. */
  heads(): readonly Waiting[] {
    return [...this.#devices.values()].map((waiting) => waiting[0]).filter((head) => head !== undefined);
  }

  /** How many wait behind and including this one. */
  lengthOf(head: Waiting): number {
    return this.#devices.get(`${head.person}/${parseEventId(head.event.id)?.device}`)?.length ?? 0;
  }

  /** The last event of the same device. */
  lastOf(head: Waiting): RoomEvent {
    return this.#devices.get(`${head.person}/${parseEventId(head.event.id)?.device}`)?.at(-1)?.event ?? head.event;
  }

  #keep(device: string, person: PersonId, events: readonly RoomEvent[]): void {
    const ids = new Set(events.map((event) => event.id));
    const left = (this.#devices.get(device) ?? []).filter((waiting) => ids.has(waiting.event.id));
    for (const { event } of this.#devices.get(device) ?? []) if (!ids.has(event.id)) this.#seen.delete(`${person}/${event.id}`);
    if (left.length > 0) this.#devices.set(device, left);
    else this.#devices.delete(device);
  }
}
