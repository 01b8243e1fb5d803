import type { JsonValue } from "../json.ts";

/** A rich text as plain JSON, just as it stands in the document: elements, and stretches of text with their marks. */
export type XmlNode =
  | { readonly name: string; readonly attributes: { readonly [name: string]: JsonValue }; readonly children: readonly XmlNode[] }
  | { readonly text: readonly (readonly [string, { readonly [mark: string]: JsonValue }])[] };

/** Elements go so deep; what lies deeper is not read. Any editor of the room may write whatever Yjs lets it. */
export const MAX_TREE_DEPTH = 28;

/** Reads a tree from plain JSON that came from elsewhere; what is no node is passed over. */
export function parseTree(raw: JsonValue | undefined, depth = 0): XmlNode[] {
  if (!Array.isArray(raw) || depth > MAX_TREE_DEPTH) return [];
  return (raw as readonly JsonValue[]).flatMap((node): XmlNode[] => {
    if (typeof node !== "object" || node === null || Array.isArray(node)) return [];
    const { name, attributes, children, text } = node as { readonly [part: string]: JsonValue | undefined };
    if (Array.isArray(text)) return [{ text: text.flatMap((part: JsonValue) => (Array.isArray(part) && typeof part[0] === "string" ? [[part[0], record(part[1])] as const] : [])) }];
    return typeof name === "string" ? [{ name, attributes: record(attributes), children: parseTree(children, depth + 1) }] : [];
  });
}

const record = (raw: JsonValue | undefined): { readonly [name: string]: JsonValue } =>
  typeof raw === "object" && raw !== null && !Array.isArray(raw) ? (raw as { readonly [name: string]: JsonValue }) : {};
