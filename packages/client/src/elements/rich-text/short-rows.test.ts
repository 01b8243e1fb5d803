import { expect, test } from "vitest";
import * as Y from "yjs";
import { fillShortRows } from "./short-rows.ts";

/** Attributes are texts to Yjs, unless one says otherwise; a cell's spans are numbers. */
const plain = (made: unknown): Y.XmlElement => made as Y.XmlElement;
const cell = (name = "tableCell", spans: Readonly<Record<string, number>> = {}): Y.XmlElement => {
  const made = new Y.XmlElement<{ [name: string]: number }>(name);
  for (const [span, n] of Object.entries(spans)) made.setAttribute(span, n);
  made.insert(0, [new Y.XmlElement("paragraph")]);
  return plain(made);
};
const row = (...cells: Y.XmlElement[]): Y.XmlElement => {
  const made = new Y.XmlElement("tableRow");
  made.insert(0, cells);
  return made;
};
const textOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment("rich:Plan");
const table = (doc: Y.Doc): Y.XmlElement => textOf(doc).get(0) as Y.XmlElement;
const rowsOf = (doc: Y.Doc): Y.XmlElement[] => table(doc).toArray() as Y.XmlElement[];
const widths = (doc: Y.Doc): number[] => rowsOf(doc).map((each) => each.length);
const addRow = (doc: Y.Doc, name?: string): void => table(doc).push([row(...Array.from({ length: rowsOf(doc)[0]?.length ?? 0 }, () => cell(name)))]);
const addColumn = (doc: Y.Doc): void => doc.transact(() => rowsOf(doc).forEach((each) => each.push([cell()])));

/** Some people's copies of one text with a table. */
function copies(many: number, ...rows: Y.XmlElement[]): Y.Doc[] {
  const docs = Array.from({ length: many }, () => new Y.Doc());
  const [first] = docs as [Y.Doc];
  const made = new Y.XmlElement("table");
  made.insert(0, rows.length > 0 ? rows : [row(cell(), cell()), row(cell(), cell())]);
  textOf(first).push([made]);
  for (const doc of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(first));
  return docs;
}

/** All hear of all, and do what they do of it, until there is nothing new. */
async function meet(docs: readonly Y.Doc[]): Promise<void> {
  for (let before = ""; ;) {
    for (const from of docs) for (const to of docs) if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), "remote");
    await Promise.resolve();
    const now = docs.map((doc) => String(Y.encodeStateVector(doc))).join();
    if (now === before) return;
    before = now;
  }
}

test("[RT-6] a row and a column that two add at once are whole on both sides, by the hand of the row's maker alone", async () => {
  const docs = copies(3);
  for (const doc of docs) fillShortRows(textOf(doc), () => true);
  const [ana, ben, carla] = docs as [Y.Doc, Y.Doc, Y.Doc];
  addRow(ana);
  addColumn(ben);
  const written = [ben, carla].map((doc) => Y.getState(doc.store, doc.clientID));
  await meet(docs);
  for (const doc of docs) expect(widths(doc)).toEqual([3, 3, 3]);
  expect(docs.map((doc) => textOf(doc).toString())).toEqual(Array.from({ length: 3 }, () => textOf(ana).toString()));
  expect([ben, carla].map((doc) => Y.getState(doc.store, doc.clientID))).toEqual(written);
});

test("[RT-6] two rows and two columns at once, by four people, are whole; a row of headers gets a header", async () => {
  const docs = copies(4);
  for (const doc of docs) fillShortRows(textOf(doc), () => true);
  const [ana, ben, carla, dora] = docs as [Y.Doc, Y.Doc, Y.Doc, Y.Doc];
  addRow(ana, "tableHeader");
  addRow(ben);
  addColumn(carla);
  addColumn(dora);
  await meet(docs);
  for (const doc of docs) expect(widths(doc)).toEqual([4, 4, 4, 4]);
  const headers = rowsOf(dora).find((each) => (each.get(0) as Y.XmlElement).nodeName === "tableHeader");
  expect(headers?.toArray().map((each) => (each as Y.XmlElement).nodeName)).toEqual(Array.from({ length: 4 }, () => "tableHeader"));
});

test("[RT-6] cells that span rows and columns leave nothing short, where nothing may be written nothing is, and what has ended does nothing", async () => {
  const spanned = copies(2, row(cell("tableCell", { rowspan: 2 }), cell("tableCell", { colspan: 2 })), row(cell(), cell()));
  for (const doc of spanned) fillShortRows(textOf(doc), () => true);
  textOf(spanned[1] as Y.Doc).push([new Y.XmlElement("paragraph")]);
  await meet(spanned);
  for (const doc of spanned) expect(widths(doc)).toEqual([2, 2]);

  for (const leave of [(doc: Y.Doc) => fillShortRows(textOf(doc), () => false), (doc: Y.Doc) => fillShortRows(textOf(doc), () => true)()]) {
    const docs = copies(2);
    for (const doc of docs) leave(doc);
    const [ana, ben] = docs as [Y.Doc, Y.Doc];
    addRow(ana);
    addColumn(ben);
    await meet(docs);
    for (const doc of docs) expect(widths(doc)).toEqual([3, 3, 2]);
  }
});
