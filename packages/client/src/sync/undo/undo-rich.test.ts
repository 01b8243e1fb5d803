import { cellEntry, cellMember, ensureValues, memberName, readEntry, writeEntry, type JsonValue, type PersonId } from "@tutti/protocol";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { RoomDocument } from "../document/room-document.ts";
import { writable } from "../readable.ts";
import { TestClock } from "../testing/test-clock.ts";
import { defaultDeleteFilter } from "@tiptap/y-tiptap";
import { UndoHistory } from "./undo-history.ts";
import { UndoSteps } from "./undo-steps.ts";

const documents: RoomDocument[] = [];
afterEach(() => documents.splice(0).forEach((document) => document.close()));

const TYPED = { by: "the editor" };
const WIRE = { by: "the wire" };
/** As the editor has it: a block that one has made goes, but not with what others have written in it since. */
const mayGo = (made: Y.Item): boolean => defaultDeleteFilter(made, new Set(["paragraph"]));

/** One of several people who write in one rich text and one table, each on a page of their own. */
class Writer {
  readonly id: PersonId;
  readonly #document: RoomDocument;
  readonly #clock = new TestClock();
  readonly undo: UndoHistory;

  constructor(id: string, first: Y.Doc | undefined) {
    this.id = id as PersonId;
    this.#document = new RoomDocument({ name: "sales/main", kind: "room", writable: true, keeper: undefined, presence: false, post: () => undefined, onUnsaved: () => undefined, onOvertaken: () => undefined });
    documents.push(this.#document);
    if (first) Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(first), WIRE);
    else ensureValues(this.doc);
    const steps = new UndoSteps({ current: () => writable<RoomDocument | undefined>(this.#document), me: () => id, clock: this.#clock });
    this.undo = new UndoHistory(steps);
    this.undo.track("notes", this.text, [TYPED], mayGo);
  }

  get doc(): Y.Doc {
    return this.#document.doc;
  }

  get text(): Y.XmlFragment {
    return this.doc.getXmlFragment("rich:notes");
  }

  /** Every paragraph's text. */
  get paragraphs(): Y.XmlText[] {
    return this.text.toArray().flatMap((block) => (block instanceof Y.XmlElement ? block.toArray() : [])).filter((one) => one instanceof Y.XmlText);
  }

  hear(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, WIRE);
  }

  paragraph(at: number): void {
    this.#edit(() => {
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText()]);
      this.text.insert(Math.min(at, this.text.length), [paragraph]);
    });
  }

  letters(at: number, letters: string): void {
    const words = this.paragraphs[at % Math.max(1, this.paragraphs.length)];
    if (!words) return;
    this.#edit(() => words.insert(Math.min(at, words.length), letters));
  }

  /** Deletes the first of one's own letters that stand together in a paragraph. */
  cut(at: number, letter: string): void {
    const words = this.paragraphs[at % Math.max(1, this.paragraphs.length)];
    const found = new RegExp(`${letter}+`).exec(words ? plain(words) : "");
    if (words && found) this.#edit(() => words.delete(found.index, found[0].length));
  }

  bold(at: number): void {
    const words = this.paragraphs[at % Math.max(1, this.paragraphs.length)];
    if (words && words.length > 0) this.#edit(() => words.format(0, words.length, { bold: at % 2 === 0 ? true : null }));
  }

  cell(row: number, value: number): void {
    const entry = entryOf(row);
    this.undo.recordRows({ scope: "room", key: "table" }, { doc: this.doc }, new Map([[entry, {}]]), () => writeEntry(this.doc, entry, cellEntry(value, this.id), "page").wrote);
  }

  look(): readonly (string | JsonValue | undefined)[] {
    return [this.text.toString(), ...[0, 1].map((row) => readEntry(this.doc, entryOf(row))?.v)];
  }

  /** Letters that stand in the text, by whom they are of. */
  count(letter: string): number {
    return this.paragraphs.reduce((sum, words) => sum + plain(words).split(letter).length - 1, 0);
  }

  #edit(act: () => void): void {
    this.#clock.advance(1_000);
    this.undo.track("notes", this.text, [TYPED], mayGo).stopCapturing();
    this.doc.transact(act, TYPED);
  }
}

const plain = (words: Y.XmlText): string => words.toDelta().map(({ insert }: { readonly insert: unknown }) => (typeof insert === "string" ? insert : "")).join("");
const entryOf = (row: number): string => memberName("table", cellMember(`#${row}`, "n"));

test("[UNDO-7] after any work of three people in a rich text and a table: whoever takes back all that is theirs and brings it again finds everything as it was, and nobody else's letters and cells were touched", () => {
  const who = fc.nat(2);
  const act = fc.oneof(
    { weight: 2, arbitrary: fc.record({ what: fc.constant("paragraph" as const), who, at: fc.nat(4) }) },
    { weight: 6, arbitrary: fc.record({ what: fc.constant("letters" as const), who, at: fc.nat(6), many: fc.integer({ min: 1, max: 3 }) }) },
    { weight: 2, arbitrary: fc.record({ what: fc.constantFrom("bold" as const, "cut" as const), who, at: fc.nat(4) }) },
    { weight: 2, arbitrary: fc.record({ what: fc.constant("cell" as const), who, at: fc.nat(1), value: fc.nat(4) }) },
    { weight: 2, arbitrary: fc.record({ what: fc.constantFrom("undo" as const, "redo" as const, "meet" as const), who }) },
  );
  fc.assert(fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
    const [ana, ben, cem] = [new Writer("ana", undefined), new Writer("ben", undefined), new Writer("cem", undefined)] as const;
    ana.paragraph(0);
    const all = [ana, ben, cem];
    const meet = (): void => {
      for (const one of all) for (const other of all) if (one !== other) one.hear(Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(one.doc)));
    };
    meet();
    for (const one of acts) {
      const writer = all[one.who] ?? ana;
      if (one.what === "paragraph") writer.paragraph(one.at);
      else if (one.what === "letters") writer.letters(one.at, "abc".charAt(one.who).repeat(one.many));
      else if (one.what === "cut") writer.cut(one.at, "abc".charAt(one.who));
      else if (one.what === "bold") writer.bold(one.at);
      else if (one.what === "cell") writer.cell(one.at, one.value);
      else if (one.what === "meet") meet();
      else writer.undo[one.what]();
    }
    meet();
    while (ana.undo.redo());
    while (ana.undo.undo());
    while (ana.undo.redo());
    const before = ana.look();
    const theirs = (): readonly number[] => ["b", "c"].map((letter) => ana.count(letter));
    const others = theirs();
    while (ana.undo.undo()) expect(theirs()).toEqual(others);
    while (ana.undo.redo()) expect(theirs()).toEqual(others);
    expect(ana.look()).toEqual(before);
    meet();
    expect(ben.look()).toEqual(ana.look());
    documents.splice(0).forEach((document) => document.close());
  }), { numRuns: 300 });
});
