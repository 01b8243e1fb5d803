import type { ElementId, PersonId, View, ViewElement, ViewOp } from "@tutti/protocol";
import { blobsOf, EVERY_PAGE } from "@tutti/protocol/script";
import { compose } from "./compose.ts";
import { diff } from "./diff.ts";
import type { Node } from "./node.ts";
import type { Part } from "./part.ts";
import type { Scene } from "./scene.ts";
import { streamedWith, type Blob } from "./streamed-blobs.ts";

const NOTHING: View = new Map();
const nameOf = (page: string, person: PersonId): string => `${page}\n${person}`;

/** What pages have been told so far: one view for all on each page and on every page, and one for each person's private elements there. */
export class SentViews {
  readonly #scene: Scene;
  readonly #shared = new Map<string, View>();
  readonly #own = new Map<string, View>();
  /** When somebody began to be shown something of their own on a page, as the room counts it. */
  readonly #since = new Map<string, number>();

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** What everybody sees who looks at a page, or on every page. */
  shared(page = EVERY_PAGE): View {
    return this.#shared.get(page) ?? NOTHING;
  }

  /** What a person sees beside it. */
  own(person: PersonId, page = EVERY_PAGE): View {
    return this.#own.get(nameOf(page, person)) ?? NOTHING;
  }

  /** What pages show of an element, in somebody's own part or for all. */
  element(id: ElementId, { page, person }: Pick<Part, "page" | "person">): ViewElement | undefined {
    return (person === undefined ? this.shared(page) : this.own(person.id, page)).get(id);
  }

  /** The children that pages have been told of, for somebody's own part or for all. */
  childrenOf(id: ElementId, { page, person }: Pick<Part, "page" | "person">): readonly ElementId[] {
    return this.element(id, { page, person })?.children ?? [];
  }

  /** These people came to a page, as the room counts it: it shows them nothing of their own there yet. */
  beginOwn(page: string, people: readonly PersonId[], told: number): void {
    for (const person of people) this.#since.set(nameOf(page, person), told);
  }

  /** They look there no more. */
  endOwn(page: string, people: readonly PersonId[]): void {
    for (const person of people) {
      this.#since.delete(nameOf(page, person));
      this.#own.delete(nameOf(page, person));
    }
  }

  /**
   * Sends what has changed since the last call.
   *
   * @param own whether people's private elements too: not before the run has reached them.
   */
  flush(run: number, blobs: ReadonlyMap<string, Blob>, own: boolean): void {
    const { main, pages } = this.#scene;
    this.#sendShared(run, EVERY_PAGE, [main.node], blobs);
    // A page that was never drawn has nothing to show; one that nobody looks at has not changed, but where all were emptied.
    for (const [path, { node, execution }] of pages) if (execution && (this.#scene.pagesRest || this.#scene.isLookedAt(path))) this.#sendShared(run, path, [node], blobs);
    for (const path of this.#shared.keys()) if (path !== EVERY_PAGE && !pages.has(path)) this.#sendShared(run, path, [], blobs);
    if (own) for (const page of [EVERY_PAGE, ...pages.keys()]) this.#flushOwn(run, page, blobs);
  }

  #flushOwn(run: number, page: string, blobs: ReadonlyMap<string, Blob>): void {
    const blocks = this.#scene.blocks().filter((block) => block.parent.page === page);
    for (const { id: person } of this.#scene.peopleOn(page)) {
      const roots = blocks.map((block) => block.parts.get(person)?.node).filter((node) => node !== undefined);
      this.#sendOwn(run, page, person, roots, blobs);
    }
  }

  #sendShared(run: number, page: string, roots: readonly Node[], blobs: ReadonlyMap<string, Blob>): void {
    const before = this.shared(page);
    const after = compose(roots, before);
    this.#send({ run, page }, before, after, blobs);
    if (roots.length > 0) this.#shared.set(page, after);
    else this.#shared.delete(page);
  }

  #sendOwn(run: number, page: string, person: PersonId, roots: readonly Node[], blobs: ReadonlyMap<string, Blob>): void {
    const before = this.own(person, page);
    if (roots.length === 0 && before.size === 0) return;
    const view = compose(roots, before);
    this.#send({ run, page, person, since: this.#since.get(nameOf(page, person)) ?? 0 }, before, view, blobs);
    this.#own.set(nameOf(page, person), view);
  }

  #send(to: { readonly run: number; readonly page: string; readonly person?: PersonId; readonly since?: number }, before: View, after: View, blobs: ReadonlyMap<string, Blob>): void {
    const ops = diff(before, after);
    if (ops.length === 0) return;
    const { room, ports } = this.#scene;
    const { run, page, person, since } = to;
    const whose = person === undefined ? {} : { person };
    const gone = ops.flatMap((op) => (op.op === "set" ? (streamedWith(op.element.props)?.gone ?? []) : []));
    for (const [name, blob] of freshBlobs(before, ops, blobs)) ports.emit({ type: "blob", room, name, ...blob, ...whose, ...(gone.length > 0 && { gone: gone.filter((old) => old !== name) }) });
    ports.emit({ type: "ops", room, run, ops, ...whose, ...(since !== undefined && { since }), ...(page !== EVERY_PAGE && { page }) });
  }
}

/** The blobs that these changes name, and that the page has not had from the view before. */
function freshBlobs(before: View, ops: readonly ViewOp[], blobs: ReadonlyMap<string, Blob>): Map<string, Blob> {
  const fresh = new Map<string, Blob>();
  for (const op of ops) {
    if (op.op !== "set") continue;
    const streamed = streamedWith(op.element.props);
    if (blobs.size === 0 && !streamed) continue;
    for (const name of blobsOf(op.element)) {
      const blob = blobs.get(name) ?? streamed?.blobs.get(name);
      if (blob) fresh.set(name, blob);
    }
  }
  if (fresh.size > 0) for (const element of before.values()) for (const name of blobsOf(element)) fresh.delete(name);
  return fresh;
}
