import { createMemo, createSignal, type Accessor } from "solid-js";
import { fill, MIN_WIDTH, naturalWidth, type Shown } from "./columns.ts";

export interface Widths {
  /** Of each shown column, in px. */
  readonly of: Accessor<readonly number[]>;
  /** Where each column begins, and where the last one ends. */
  readonly starts: Accessor<readonly number[]>;
  resize(name: string, width: number): void;
  /** Gives a column back the width that its values need. */
  reset(name: string): void;
}

/** The widths of columns: what their values need, what the author said, what this reader pulled; the rest fills the grid. */
export function createWidths(columns: Accessor<readonly Shown[]>, rows: Accessor<number>, room: Accessor<number>): Widths {
  const [fonts, setFonts] = createSignal(0);
  // Measured again once our own fonts are here: they are wider than what stood in for them.
  void document.fonts.ready.then(() => setFonts((n) => n + 1));
  const [sized, setSized] = createSignal<Readonly<Record<string, number>>>({});
  const natural = createMemo(() => {
    fonts();
    const measure = measurer();
    return columns().map((shown) => ({ wide: naturalWidth(shown, rows(), measure), least: naturalWidth(shown, rows(), measure, 0) }));
  });
  const widths = createMemo(() => fill(
    natural().map(({ wide }) => wide),
    columns().map((shown) => sized()[shown.column.name] ?? shown.width),
    columns().map((shown) => shown.align === "start"),
    room(),
    natural().map(({ least }) => least),
  ));
  const starts = createMemo(() => {
    let at = 0;
    return [0, ...widths().map((width) => (at += width))];
  });
  return {
    of: widths,
    starts,
    resize: (name, width) => setSized((before) => ({ ...before, [name]: Math.max(MIN_WIDTH, Math.round(width)) })),
    reset: (name) => setSized((before) => Object.fromEntries(Object.entries(before).filter(([key]) => key !== name))),
  };
}

let canvas: CanvasRenderingContext2D | null | undefined;

function measurer(): (text: string, bold: boolean) => number {
  canvas ??= document.createElement("canvas").getContext("2d");
  const style = getComputedStyle(document.documentElement);
  const [family, size] = [style.getPropertyValue("--font"), style.getPropertyValue("--text-s")];
  return (text, bold) => {
    if (!canvas) return text.length * 8;
    canvas.font = `${bold ? 600 : 400} ${size} ${family}`;
    // Cells have figures and signs of equal width, which a canvas cannot be told.
    return canvas.measureText(text.replace(/[\d+\-−–]/g, "0")).width;
  };
}
