import type { ElementId, PersonId, View, ViewElement, ViewOp } from "@tutti/protocol";
import { blobsOf } from "@tutti/protocol/script";
import { compose } from "./compose.ts";
import { diff } from "./diff.ts";
import type { Node } from "./node.ts";
import type { Scene } from "./scene.ts";

/** A table that was encoded in a run, or a picture or sound that was drawn in it, by its name. */
export interface Blob {
  readonly mime: string;
  readonly bytes: Uint8Array;
}

/** What pages have been told so far: one view for all, and one for each person's private elements. */
export class SentViews {
  readonly #scene: Scene;
  #shared: ReadonlyMap<ElementId, ViewElement> = new Map();
  readonly #own = new Map<PersonId, ReadonlyMap<ElementId, ViewElement>>();

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** What everybody sees. */
  get shared(): View {
    return this.#shared;
  }

  /** What a person sees beside it. */
  own(person: PersonId): View {
    return this.#own.get(person) ?? new Map();
  }

  /** The children that a page has been told of. */
  childrenOf(id: ElementId, person: PersonId | undefined): readonly ElementId[] {
    return (person === undefined ? this.#shared : this.own(person)).get(id)?.children ?? [];
  }

  /**
   * Sends what has changed since the last call.
   *
   * @param own whether people's private elements too: not before the run has reached them.
   */
  flush(run: number, blobs: ReadonlyMap<string, Blob>, own: boolean): void {
    const shared = compose([this.#scene.main.node], this.#shared);
    this.#send(run, undefined, this.#shared, shared, blobs);
    this.#shared = shared;
    if (!own) return;
    const blocks = this.#scene.blocks();
    const present = new Set(this.#scene.people.map((person) => person.id));
    for (const person of [...present, ...[...this.#own.keys()].filter((id) => !present.has(id))]) {
      const roots = blocks.map((block) => block.parts.get(person)?.node).filter((node) => node !== undefined);
      this.#sendOwn(run, person, roots, blobs);
      if (!present.has(person)) this.#own.delete(person);
    }
  }

  #sendOwn(run: number, person: PersonId, roots: readonly Node[], blobs: ReadonlyMap<string, Blob>): void {
    const before = this.own(person);
    if (roots.length === 0 && before.size === 0) return;
    const after = compose(roots, before);
    this.#send(run, person, before, after, blobs);
    this.#own.set(person, after);
  }

  #send(run: number, person: PersonId | undefined, before: View, after: View, blobs: ReadonlyMap<string, Blob>): void {
    const ops = diff(before, after);
    if (ops.length === 0) return;
    const { room, ports } = this.#scene;
    const whose = person === undefined ? {} : { person };
    for (const [name, blob] of freshBlobs(before, ops, blobs)) ports.emit({ type: "blob", room, name, ...blob, ...whose });
    ports.emit({ type: "ops", room, run, ops, ...whose });
  }
}

/** The blobs that these changes name, and that the page has not had from the view before. */
function freshBlobs(before: View, ops: readonly ViewOp[], blobs: ReadonlyMap<string, Blob>): Map<string, Blob> {
  const fresh = new Map<string, Blob>();
  if (blobs.size === 0) return fresh;
  for (const op of ops) {
    for (const name of op.op === "set" ? blobsOf(op.element) : []) {
      const blob = blobs.get(name);
      if (blob) fresh.set(name, blob);
    }
  }
  if (fresh.size > 0) for (const element of before.values()) for (const name of blobsOf(element)) fresh.delete(name);
  return fresh;
}
