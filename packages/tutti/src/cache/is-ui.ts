import { Canvas } from "../ui/canvas.ts";

/** Whether this draws. */
export const isUi = (value: unknown): value is Canvas<object> => value instanceof Canvas;
