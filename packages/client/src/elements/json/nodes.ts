import type { JsonValue } from "@tutti/protocol";

/** So many children of one node are drawn at once; the rest waits for a press. */
export const AT_ONCE = 100;

/** What a line of the tree says: a plain value in words, or what a list or object holds, by name. */
export type JsonNode =
  | { readonly kind: "leaf"; readonly type: "text" | "number" | "word"; readonly text: string }
  | { readonly kind: "branch"; readonly of: "list" | "object"; readonly size: number; entry(at: number): readonly [name: string, value: JsonValue] };

export function nodeOf(value: JsonValue): JsonNode {
  if (value === null || typeof value === "boolean") return { kind: "leaf", type: "word", text: String(value) };
  if (typeof value === "number") return { kind: "leaf", type: "number", text: String(value) };
  if (typeof value === "string") return { kind: "leaf", type: "text", text: JSON.stringify(value) };
  if (Array.isArray(value)) {
    const list: readonly JsonValue[] = value;
    return { kind: "branch", of: "list", size: list.length, entry: (at) => [String(at), list[at] ?? null] };
  }
  const pairs = Object.entries(value as { readonly [name: string]: JsonValue });
  return { kind: "branch", of: "object", size: pairs.length, entry: (at) => pairs[at] ?? ["", null] };
}

/** A long list would push all that follows it out of sight: it stands open only where it is all there is. */
const LONG = 20;

/** Whether a branch stands open at first, where so many levels do. */
export const startsOpen = (node: JsonNode, levels: number, isRoot: boolean): boolean => levels > 0 && node.kind === "branch" && (isRoot || node.size <= LONG);

/** What a closed branch shows of its inside. */
export function summary(node: Extract<JsonNode, { kind: "branch" }>): string {
  if (node.size === 0) return node.of === "list" ? "[]" : "{}";
  return node.of === "list" ? `[ ${node.size} ]` : `{ ${Array.from({ length: Math.min(3, node.size) }, (_, i) => node.entry(i)[0]).join(", ")}${node.size > 3 ? ", …" : ""} }`;
}
