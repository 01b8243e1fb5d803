import type { JsonValue } from "@tutti/protocol";
import type { ChartTheme } from "../chart/theme.ts";
import type { Table } from "../table-data/table.ts";
import type { Scene } from "./scene.ts";

/** All that a picture is made of. */
export interface Order {
  readonly spec: JsonValue;
  readonly tables: ReadonlyMap<string, Table>;
  readonly theme: ChartTheme;
  readonly locale: string;
  /** Nothing moves, for readers who asked for that. */
  readonly still: boolean;
  readonly width: number;
  readonly height: number;
  /** Whether people select in it by drawing, so that the library keeps its own gestures to itself. */
  readonly drawnOn: boolean;
}

/** A library that draws in an element, and goes on drawing in it. */
export interface Drawer {
  /** Puts the picture as it is now. Rejects with what is wrong in the spec, in words. */
  draw(order: Order): Promise<void>;
  hideTip(): void;
  end(): void;
}

/** @param told of what stands where, after each drawing. */
export type MakeDrawer = (element: HTMLElement, told: (scene: Scene) => void) => Drawer;
