import {
  applyOps, eventId, parseDeviceId, parsePersonId, parseRoomId, parseWidgetKey, type ElementId, type ElementKind, type JsonValue, type Locks, type Person, type ViewElement,
} from "@tutti/protocol";
import { app, type Script } from "../app.ts";
import type { Cell, CellChange, FromHost, RunMode } from "../host/messages.ts";
import { startInProcess, type InProcessHost } from "../host/in-process.ts";

/** Throws instead of hiding that something is not there. */
export function must<T>(value: T | undefined, what = "it"): T {
  if (value === undefined) throw new Error(`${what} is not there`);
  return value;
}

export const ROOM = must(parseRoomId("main"));
export const person = (name: string, role: Person["role"] = "editor"): Person =>
  ({ id: must(parsePersonId(name.toLowerCase())), name, colour: 0, role });
export const ana = person("Ana");
export const ben = person("Ben");

type Said<T extends FromHost["type"]> = Extract<FromHost, { type: T }>;

interface RunOptions {
  readonly all?: boolean;
  readonly mode?: RunMode;
  readonly changes?: readonly CellChange[];
  readonly preview?: readonly Cell[];
  readonly click?: { readonly key: string; readonly by?: Person };
  readonly submit?: { readonly key: string; readonly by?: Person; readonly values: { readonly [cell: string]: JsonValue } };
}

/**
 * A room without documents: it tells a runner what a room would, and keeps what comes back, as views that the operations are
 * really applied to. Its clock is turned by hand.
 */
export class Stage {
  readonly said: FromHost[] = [];
  readonly shared = new Map<ElementId, ViewElement>();
  readonly own = new Map<string, Map<ElementId, ViewElement>>();
  readonly #host: InProcessHost;
  #now = 1_000_000;
  #run = 0;
  #events = 0;
  #timers: { readonly at: number; readonly fn: () => void }[] = [];
  readonly #done = new Map<number, (message: Said<"done">) => void>();

  constructor(script: Script, { cells = [], people = [ana], locks }: { readonly cells?: readonly Cell[]; readonly people?: readonly Person[]; readonly locks?: Locks } = {}) {
    const clock = {
      now: () => this.#now,
      after: (ms: number, fn: () => void) => {
        const timer = { at: this.#now + ms, fn };
        this.#timers.push(timer);
        return () => void (this.#timers = this.#timers.filter((other) => other !== timer));
      },
    };
    this.#host = startInProcess(app("Test", script), clock, (message) => this.#hear(structuredClone(message)), import.meta.dirname);
    this.#host.send({ type: "open", room: ROOM, secret: "secret", cells, people, ...(locks && { locks }) });
  }

  /** Sends a run and waits for its end. */
  run(options: RunOptions = {}): Promise<Said<"done">> {
    return this.begin(options).done;
  }

  /** Sends a run and does not wait. */
  begin({ all = this.#run === 0, mode = "commit", changes = [], preview, click, submit }: RunOptions = {}): { readonly run: number; readonly done: Promise<Said<"done">> } {
    const run = (this.#run += 1);
    const done = new Promise<Said<"done">>((resolve) => this.#done.set(run, resolve));
    const pressed = click ?? submit;
    const id = eventId(must(parseDeviceId("device")), (this.#events += pressed ? 1 : 0) || 1);
    const event = pressed && {
      event: {
        id, kind: click ? "click" as const : "submit" as const, key: must(parseWidgetKey(pressed.key)), at: this.#now, after: {},
        ...(submit && { form: { generation: 0, values: submit.values } }),
      },
      by: pressed.by ?? ana,
    };
    this.#host.send({ type: "run", room: ROOM, run, mode, all, changes, ...(event && { event }), ...(preview && { preview }) });
    return { run, done };
  }

  /** A person changed a shared value. */
  set(key: string, value: JsonValue, by: Person | undefined = ana, previous?: JsonValue): Promise<Said<"done">> {
    return this.run({ changes: [change(key, value, by, previous)] });
  }

  people(people: readonly Person[]): void {
    this.#host.send({ type: "people", room: ROOM, people });
  }

  abort(run: number): void {
    this.#host.send({ type: "abort", room: ROOM, run });
  }

  close(): void {
    this.#host.send({ type: "close", room: ROOM });
  }

  /** Lets time pass, and what waits for it happen. */
  async pass(ms: number): Promise<void> {
    const until = this.#now + ms;
    for (;;) {
      const next = this.#timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = Math.max(this.#now, next.at);
      next.fn();
      await settle();
    }
    this.#now = until;
  }

  get timers(): number {
    return this.#timers.length;
  }

  all<T extends FromHost["type"]>(type: T): Said<T>[] {
    return this.said.filter((message): message is Said<T> => message.type === type);
  }

  /** The elements of a kind, in the order of the page. */
  elements<K extends ElementKind>(kind: K, view: ReadonlyMap<ElementId, ViewElement> = this.shared): ViewElement<K>[] {
    return inOrder(view).filter((element): element is ViewElement<K> & ViewElement => element.kind === kind);
  }

  element<K extends ElementKind>(kind: K, view?: ReadonlyMap<ElementId, ViewElement>): ViewElement<K> {
    return must(this.elements(kind, view)[0], kind);
  }

  /** The bodies of what shows text, in order. */
  texts(view: ReadonlyMap<ElementId, ViewElement> = this.shared): string[] {
    return this.elements("text", view).map((element) => element.props.body);
  }

  ownOf({ id }: Person): Map<ElementId, ViewElement> {
    const view = this.own.get(id) ?? new Map<ElementId, ViewElement>();
    this.own.set(id, view);
    return view;
  }

  /** The messages of errors that are on the page. */
  errors(view?: ReadonlyMap<ElementId, ViewElement>): string[] {
    return this.elements("exception", view).map((element) => element.props.message);
  }

  #hear(message: FromHost): void {
    this.said.push(message);
    if (message.type === "ops") applyOps(message.person === undefined ? this.shared : this.ownOf({ ...ana, id: message.person }), message.ops);
    if (message.type === "done") this.#done.get(message.run)?.(message);
  }
}

/** A change of a shared value by somebody. */
export const change = (key: string, value: JsonValue, by: Person | undefined = ana, previous?: JsonValue): CellChange =>
  ({ scope: "room", key, value, previous, by: by?.id });

/** Lets everything that is ready happen. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A view's elements from the top of the page to its end. A person's own has no root: its blocks are where it begins. */
export function inOrder(view: ReadonlyMap<ElementId, ViewElement>): ViewElement[] {
  const inner = new Set([...view.values()].flatMap((element) => element.children ?? []));
  const order: ViewElement[] = [];
  const visit = (id: ElementId): void => {
    const element = must(view.get(id), `element ${id}`);
    order.push(element);
    element.children?.forEach(visit);
  };
  for (const id of view.keys()) if (!inner.has(id)) visit(id);
  return order;
}

/** A promise and the ways to settle it, for scripts that wait. */
export const gate = (): PromiseWithResolvers<void> => Promise.withResolvers<void>();
