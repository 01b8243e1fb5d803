import type { JsonValue, Locks } from "@tutti/protocol";
import { EVERY_PAGE } from "@tutti/protocol/script";
import { AuthorError } from "../ui/author-error.ts";
import { restart } from "./node.ts";
import type { Part } from "./part.ts";
import type { Pass } from "./pass.ts";
import { drawError } from "./run-part.ts";

/**
 * Values that a page of another site has locked, by their widgets' keys. Nothing of a run is shown before the script has asked for
 * each of them: what it does not ask for it cannot have kept apart.
 */
export class SceneLocks {
  readonly #locks: ReadonlyMap<string, JsonValue>;
  #unmet: Set<string>;
  /** Why a value cannot be locked, of the last run. */
  misfit: string | undefined;
  /** The part that asked for each. */
  readonly #met = new Map<string, Part>();

  constructor(locks: Locks = {}) {
    this.#locks = new Map(Object.entries(locks));
    this.#unmet = new Set(this.#locks.keys());
  }

  of(key: string | undefined): JsonValue | undefined {
    return key === undefined ? undefined : this.#locks.get(key);
  }

  /** A part begins anew: it may ask for something else than the last time. */
  begin(part: Part): void {
    this.misfit = undefined;
    for (const key of this.#locks.keys()) if (part.kind === "main" || this.#met.get(key) === part) this.#unmet.add(key);
  }

  /** A widget has been given its locked value. What only one page asks for, the others do not. */
  meet(key: string, part: Part): void {
    if (part.page !== EVERY_PAGE || part.person !== undefined) return;
    this.#unmet.delete(key);
    this.#met.set(key, part);
  }

  /** Whether something locked has not been asked for. */
  get areOpen(): boolean {
    return this.#unmet.size > 0;
  }

  get unmet(): readonly string[] {
    return [...this.#unmet];
  }

  /** What went before is not shown; the error in its place is. */
  end(): void {
    this.#unmet.clear();
  }
}

/** At the end of a run that did not ask for all that is locked: what it drew goes, and the page says why. */
export function closeLocks(pass: Pass): void {
  const { scene } = pass;
  if (!scene.locks.areOpen) return;
  const keys = scene.locks.unmet.map((key) => `"${key}"`).join(", ");
  const failed = pass.failure !== undefined;
  for (const path of scene.pages.keys()) scene.dropPage(path);
  scene.release(scene.main);
  restart(scene.main.node, { drawing: false });
  pass.blobs.clear();
  scene.locks.end();
  const message = scene.locks.misfit ?? (failed ? "The app stopped before it asked for what this page locks" : `This page locks ${keys}, and the app has no widget of that key on every page`);
  drawError(pass, scene.main, new AuthorError(message, 'Give the widget its key, as in { key: "region" }, outside pages and private blocks'));
  // The next run has to show it anew, whatever it read.
  scene.main.dirty = true;
}
