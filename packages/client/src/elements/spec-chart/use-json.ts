import type { JsonValue, SpecData } from "@tutti/protocol";
import { createEffect, createSignal, onCleanup, type Accessor } from "solid-js";
import type { RoomSync } from "../../sync/types.ts";
import { useRoom } from "../room.ts";

/** A spec in a blob is large: the last few are kept for those that come back. A blob's name says its content. */
const KEPT = 6;
const caches = new WeakMap<RoomSync, Map<string, Promise<JsonValue>>>();

function load(room: RoomSync, blob: string): Promise<JsonValue> {
  const cache = caches.get(room) ?? new Map<string, Promise<JsonValue>>();
  caches.set(room, cache);
  const known = cache.get(blob) ?? room.blob(blob).then((bytes) => JSON.parse(new TextDecoder().decode(bytes)) as JsonValue);
  cache.delete(blob);
  cache.set(blob, known);
  known.catch(() => cache.delete(blob));
  for (const [oldest] of cache) if (cache.size > KEPT) cache.delete(oldest);
  return known;
}

export interface JsonInUse {
  /** The last one that is here: the one before stays until the next is ready. */
  readonly json: Accessor<JsonValue | undefined>;
  readonly problem: Accessor<string | undefined>;
  retry(): void;
}

/** Follows an element's spec: in the element, or in a blob. */
export function useJson(data: () => SpecData | undefined): JsonInUse {
  const room = useRoom();
  const [json, setJson] = createSignal<JsonValue>();
  const [problem, setProblem] = createSignal<string>();
  const [attempt, setAttempt] = createSignal(0);
  createEffect(() => {
    attempt();
    const wanted = data();
    if (wanted?.kind !== "blob") {
      setProblem(undefined);
      setJson(() => wanted?.spec);
      return;
    }
    let current = true;
    onCleanup(() => { current = false; });
    load(room, wanted.blob).then(
      (ready) => {
        if (!current) return;
        setProblem(undefined);
        setJson(() => ready);
      },
      (error: unknown) => { if (current) setProblem(error instanceof Error ? error.message : String(error)); },
    );
  });
  return { json, problem, retry: () => setAttempt((n) => n + 1) };
}
