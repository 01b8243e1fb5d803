import type { ClientMessage, LazyAnswer, LazyQuestion, PersonId, View } from "@tutti/protocol";
import type { Viewer } from "./ports.ts";
import { RoomSettles } from "./room-settles.ts";

type Ask = Extract<ClientMessage, { type: "ask" }>;
type Settle = Extract<ClientMessage, { type: "settle" }>;

/** One page waits for so many answers at a time, and all pages of a room for so many. */
const MAX_OF_ONE = 8;
const MAX_OF_ALL = 256;

export interface AsksPorts {
  /** What somebody is shown. */
  sight(person: PersonId): { readonly shared: readonly View[]; readonly own: readonly View[] };
  /** Resolves when nothing runs and nothing waits. */
  idle(): Promise<void>;
  /** Asks the script's process. False where there is none now. */
  send(ask: number, source: string, question: LazyQuestion): boolean;
}

/** Questions of pages: about tables that stay with the script, and when the room is quiet. Whoever asks hears the answer alone; of tables, whoever is shown them may ask. */
export class RoomAsks {
  readonly #ports: AsksPorts;
  readonly #settles: RoomSettles;
  readonly #waiting = new Map<number, { readonly viewer: Viewer; readonly n: number }>();
  #count = 0;

  constructor(ports: AsksPorts) {
    this.#ports = ports;
    this.#settles = new RoomSettles(() => ports.idle());
  }

  receive(viewer: Viewer, message: Ask | Settle): void {
    if (message.type === "ask") this.#ask(viewer, message);
    else this.#settles.ask(viewer, message.n);
  }

  #ask(viewer: Viewer, { n, element, version, question }: Ask): void {
    const { shared, own } = this.#ports.sight(viewer.person.id);
    const drawn = [...own, ...shared].map((view) => view.get(element)).find((found) => found !== undefined);
    const data = drawn && "data" in drawn.props ? drawn.props.data : undefined;
    if (data?.kind !== "lazy" || data.version !== version) return answer(viewer, n, { problem: "gone" });
    const theirs = [...this.#waiting.values()].filter((asked) => asked.viewer === viewer).length;
    if (theirs >= MAX_OF_ONE || this.#waiting.size >= MAX_OF_ALL) return answer(viewer, n, { problem: "busy" });
    this.#count += 1;
    this.#waiting.set(this.#count, { viewer, n });
    if (!this.#ports.send(this.#count, version, question)) this.answered(this.#count, { problem: "gone" });
  }

  answered(ask: number, said: LazyAnswer): void {
    const asked = this.#waiting.get(ask);
    this.#waiting.delete(ask);
    if (asked) answer(asked.viewer, asked.n, said);
  }

  /** Whoever closed their page hears nothing more. */
  left(viewer: Viewer): void {
    this.#settles.left(viewer);
    for (const [ask, asked] of this.#waiting) if (asked.viewer === viewer) this.#waiting.delete(ask);
  }

  /** The script's process is gone: the one that comes draws the tables anew, and is asked anew. */
  gone(): void {
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { viewer, n } of all) answer(viewer, n, { problem: "gone" });
  }
}

const answer = (viewer: Viewer, n: number, said: LazyAnswer): void => viewer.send({ type: "answer", n, answer: said });
