import { expect, test } from "vitest";
import * as Y from "yjs";
import { constant } from "../../sync/readable.ts";
import { TestClock } from "../../sync/testing/test-clock.ts";
import { UndoHistory } from "../../sync/undo/undo-history.ts";
import { UndoSteps } from "../../sync/undo/undo-steps.ts";
import { bindText, type TextField } from "./bind-text.ts";

/** What of a browser's field the binding touches, for a machine without one. The real one is tested in a browser. */
class PlainField extends EventTarget {
  #value = "";
  selectionStart = 0;
  selectionEnd = 0;
  scrollTop = 0;
  scrollLeft = 0;
  readonly ownerDocument: { activeElement: unknown } = { activeElement: this };
  get value(): string {
    return this.#value;
  }
  set value(text: string) {
    this.#value = text;
    this.setSelectionRange(text.length, text.length);
  }
  setSelectionRange(start: number, end: number): void {
    this.selectionStart = start;
    this.selectionEnd = end;
  }
  /** Somebody types over the selection. */
  type(text: string): void {
    const at = this.selectionStart + text.length;
    this.#value = this.#value.slice(0, this.selectionStart) + text + this.#value.slice(this.selectionEnd);
    this.setSelectionRange(at, at);
    this.dispatchEvent(new Event("input"));
  }
  key(key: string, shiftKey = false): void {
    this.dispatchEvent(Object.assign(new Event("keydown", { cancelable: true }), { key, ctrlKey: true, metaKey: false, altKey: false, shiftKey }));
  }
}

function twoPages(start: string) {
  const mine = new Y.Doc();
  const theirs = new Y.Doc();
  mine.getText("t").insert(0, start);
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
  mine.on("update", (update, origin) => { if (origin !== "wire") Y.applyUpdate(theirs, update, "wire"); });
  theirs.on("update", (update, origin) => { if (origin !== "wire") Y.applyUpdate(mine, update, "wire"); });
  const field = new PlainField();
  const undo = new UndoHistory(new UndoSteps({ current: () => constant(undefined), me: () => undefined, clock: new TestClock() }));
  const shown: string[] = [];
  const unbind = bindText(field as unknown as TextField, mine.getText("t"), (origin) => undo.track("t", mine.getText("t"), [origin]), (value) => shown.push(value));
  return { field, text: mine.getText("t"), theirs: theirs.getText("t"), shown, unbind };
}

test("[UI-24] what is typed is written, and what others write is shown, with one's own caret in its place", () => {
  const { field, theirs, shown } = twoPages("plan");
  field.setSelectionRange(4, 4);
  field.type(" A");
  expect(theirs.toString()).toBe("plan A");
  field.setSelectionRange(5, 6);
  theirs.insert(0, "The ");
  expect(field.value).toBe("The plan A");
  expect([field.selectionStart, field.selectionEnd]).toEqual([9, 10]);
  expect(shown.at(-1)).toBe("The plan A");
});

test("[UI-25] while an input method composes the field is left alone, and both sides' letters stay", () => {
  const { field, text, theirs } = twoPages("ab");
  field.setSelectionRange(2, 2);
  field.dispatchEvent(new Event("compositionstart"));
  field.type("n");
  theirs.insert(0, "xyz ");
  theirs.insert(theirs.length, "!");
  expect(field.value).toBe("abn");
  field.setSelectionRange(2, 3);
  field.type("に");
  field.dispatchEvent(new Event("compositionend"));
  expect(text.toString()).toBe("xyz abに!");
  expect(field.value).toBe("xyz abに!");
  expect(theirs.toString()).toBe("xyz abに!");
  expect(field.selectionStart).toBe(7);
});

test("[UI-26] undo takes back one's own letters alone, and redo brings them again", () => {
  const { field, theirs } = twoPages("");
  field.type("mine");
  theirs.insert(4, " and theirs");
  field.key("z");
  expect(field.value).toBe(" and theirs");
  field.key("z", true);
  expect(field.value).toBe("mine and theirs");
  expect(field.selectionStart).toBe(4);
});

test("[UI-24] after it is unbound, nothing is written any more", () => {
  const { field, text, unbind } = twoPages("a");
  unbind();
  field.type("b");
  expect(text.toString()).toBe("a");
});
