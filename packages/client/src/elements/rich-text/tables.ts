import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { Plugin, type Transaction } from "@tiptap/pm/state";
import { tableEditing } from "@tiptap/pm/tables";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { richSpan } from "@tutti/protocol";

const span = (name: "colspan" | "rowspan") => ({ default: 1, parseHTML: (element: HTMLElement) => richSpan(Number(element.getAttribute(name) ?? 1)) });

/** How many columns and rows a cell takes, and nothing else: no width, and no look that a document says. */
const SPANS = { addAttributes: () => ({ colspan: span("colspan"), rowspan: span("rowspan") }) };

const isOfOthers = (transaction: Transaction): boolean => transaction.getMeta(ySyncPluginKey) !== undefined;

/**
 * A table. Where two add a row and a column at once, a cell is missing: the page that made the row puts it in (`fillShortRows`), or whoever
 * changes something next. Nobody does at the mere sight of it, lest all who see it do.
 */
const SharedTable = Table.extend({
  // From cell to cell; beyond the last one to what follows, as in every other field.
  addKeyboardShortcuts() {
    return { ...this.parent?.(), Tab: () => this.editor.commands.goToNextCell(), "Shift-Tab": () => this.editor.commands.goToPreviousCell() };
  },
  addProseMirrorPlugins: () => {
    const { spec } = tableEditing();
    const { appendTransaction } = spec;
    return [new Plugin({
      ...spec,
      appendTransaction(transactions, before, now) {
        return transactions.every(isOfOthers) ? undefined : appendTransaction?.call(this, transactions, before, now);
      },
    })];
  },
}).configure({ renderWrapper: true });

export const tables = [SharedTable, TableRow, TableCell.extend(SPANS), TableHeader.extend(SPANS)];
