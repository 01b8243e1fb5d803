import { richSpan } from "@tutti/protocol";
import * as Y from "yjs";

/**
 * Where two add a row and a column of a table at once, the row that was added lacks a cell. The page that made the row puts it in as soon
 * as it hears of the column, and no other does: two that did would make one more column of it. Where that page is gone, whoever changes
 * something in the table next does.
 *
 * @param may whether anything may be written here now.
 * @returns what ends it.
 */
export function fillShortRows(text: Y.XmlFragment, may: () => boolean): () => void {
  let ended = false;
  const look = (_: unknown, { local }: Y.Transaction): void => {
    // Not within the transaction that is being told of. What is done here is whole already.
    if (!local) queueMicrotask(() => !ended && may() && fill(text));
  };
  text.observeDeep(look);
  return () => {
    ended = true;
    text.unobserveDeep(look);
  };
}

function fill(text: Y.XmlFragment): void {
  const { doc } = text;
  const mine = tablesIn(text).flatMap(shortRows).filter(({ row }) => row._item?.id.client === doc?.clientID);
  if (mine.length === 0) return;
  doc?.transact(() => {
    for (const { row, lacks } of mine) row.push(Array.from({ length: lacks }, () => emptyCell(row)));
  }, "mended");
}

const elementsIn = (parent: Y.XmlFragment): Y.XmlElement[] => parent.toArray().filter((child) => child instanceof Y.XmlElement);

const tablesIn = (parent: Y.XmlFragment): Y.XmlElement[] =>
  elementsIn(parent).flatMap((child) => (child.nodeName === "table" ? [child, ...tablesIn(child)] : tablesIn(child)));

/** The rows that lack cells beside the widest one, and how many. */
function shortRows(table: Y.XmlElement): { readonly row: Y.XmlElement; readonly lacks: number }[] {
  let reaching: { readonly wide: number; readonly down: number }[] = [];
  const rows = elementsIn(table).map((row) => {
    // Cells of the rows above that reach down into this one.
    let width = reaching.reduce((sum, { wide }) => sum + wide, 0);
    reaching = reaching.flatMap(({ wide, down }) => (down > 1 ? [{ wide, down: down - 1 }] : []));
    for (const cell of elementsIn(row)) {
      const [wide, tall] = [spanOf(cell, "colspan"), spanOf(cell, "rowspan")];
      width += wide;
      if (tall > 1) reaching.push({ wide, down: tall - 1 });
    }
    return { row, width };
  });
  const widest = Math.max(0, ...rows.map(({ width }) => width));
  return rows.flatMap(({ row, width }) => (width < widest ? [{ row, lacks: widest - width }] : []));
}

// An attribute's type is a text's, and an editor writes numbers.
const spanOf = (cell: unknown, name: "colspan" | "rowspan"): number => richSpan((cell as Y.XmlElement<{ [name: string]: number }>).getAttribute(name) ?? 1);

/** Of the kind of those that stand in the row. */
function emptyCell(row: Y.XmlElement): Y.XmlElement {
  const cell = new Y.XmlElement(elementsIn(row)[0]?.nodeName ?? "tableCell");
  cell.insert(0, [new Y.XmlElement("paragraph")]);
  return cell;
}
