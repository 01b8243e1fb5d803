import type { XmlNode } from "../documents/parse-tree.ts";
import { jsonEqual, type JsonValue } from "../json.ts";
import { commonOf, hunksOf, mergeSequence } from "./merge-sequence.ts";
import { piecesOf } from "./merge-text.ts";

type Element = Extract<XmlNode, { readonly name: string }>;
type Text = Extract<XmlNode, { readonly text: unknown }>;
type Attributes = Element["attributes"];

const same = (a: XmlNode, b: XmlNode): boolean => jsonEqual(a as unknown as JsonValue, b as unknown as JsonValue);

/**
 * Brings two people's work on one rich text together: block by block, and within a block that both changed, word by word. A block
 * that one took away while the other wrote in it stays.
 *
 * @param before absent where the text was not there before: of blocks that both have alike, each is there once.
 */
export function mergeTree(before: readonly XmlNode[] | undefined, ours: readonly XmlNode[], theirs: readonly XmlNode[]): XmlNode[] {
  const base = before ?? commonOf(ours, theirs, same).map(([at]) => ours[at] as XmlNode);
  const [mine, other] = [fatesOf(base, ours), fatesOf(base, theirs)];
  const merged: XmlNode[] = [];
  for (let at = 0; at <= base.length; at++) {
    const [a, b] = [mine.added.get(at) ?? [], other.added.get(at) ?? []];
    merged.push(...a);
    if (!(a.length === b.length && a.every((node, i) => same(node, b[i] as XmlNode)))) merged.push(...b);
    const node = base[at];
    if (node) merged.push(...together(node, mine.became.get(at) ?? [node], other.became.get(at) ?? [node]));
  }
  return merged;
}

/** What each node became: itself where nothing is said, another one, or nothing; and what was put in before which place. */
interface Fates {
  readonly became: ReadonlyMap<number, readonly XmlNode[]>;
  readonly added: ReadonlyMap<number, readonly XmlNode[]>;
}

function fatesOf(before: readonly XmlNode[], after: readonly XmlNode[]): Fates {
  const became = new Map<number, readonly XmlNode[]>();
  const added = new Map<number, readonly XmlNode[]>();
  for (const hunk of hunksOf(before, after, same)) {
    let paired = 0;
    hunk.removed.forEach((node, i) => {
      const next = hunk.added[i];
      const goesOn = paired === i && next !== undefined && alike(node, next);
      if (goesOn) paired += 1;
      became.set(hunk.at + i, goesOn ? [next] : []);
    });
    const rest = hunk.added.slice(paired);
    if (rest.length > 0) added.set(hunk.at + paired, rest);
  }
  return { became, added };
}

const alike = (a: XmlNode, b: XmlNode): boolean => ("text" in a ? "text" in b : "name" in b && a.name === b.name);

function together(base: XmlNode, [ours]: readonly XmlNode[], [theirs]: readonly XmlNode[]): XmlNode[] {
  if (!ours) return theirs && !same(theirs, base) ? [theirs] : [];
  if (!theirs) return same(ours, base) ? [] : [ours];
  if (same(ours, theirs) || same(theirs, base)) return [ours];
  if (same(ours, base)) return [theirs];
  if ("text" in base && "text" in ours && "text" in theirs) return [{ text: mergeRuns(base, ours, theirs) }];
  if ("text" in base || "text" in ours || "text" in theirs) return [ours, theirs];
  return [{ name: ours.name, attributes: mergeAttributes(base.attributes, ours.attributes, theirs.attributes), children: mergeTree(base.children, ours.children, theirs.children) }];
}

function mergeAttributes(base: Attributes, ours: Attributes, theirs: Attributes): Attributes {
  const merged = new Map<string, JsonValue>();
  for (const name of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const value = jsonEqual(ours[name], base[name]) ? theirs[name] : ours[name];
    if (value !== undefined) merged.set(name, value);
  }
  return Object.fromEntries(merged);
}

type Run = Text["text"][number];
const sameRun = ([a, marks]: Run, [b, others]: Run): boolean => a === b && jsonEqual(marks, others);

function mergeRuns(base: Text, ours: Text, theirs: Text): Run[] {
  const pieces = ({ text }: Text): Run[] => text.flatMap(([words, marks]) => piecesOf(words).map((piece) => [piece, marks] as const));
  const joined: Run[] = [];
  for (const [piece, marks] of mergeSequence(pieces(base), pieces(ours), pieces(theirs), sameRun)) {
    const last = joined.at(-1);
    if (last && jsonEqual(last[1], marks)) joined[joined.length - 1] = [last[0] + piece, marks];
    else joined.push([piece, marks]);
  }
  return joined;
}
