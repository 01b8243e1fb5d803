import type { Celebration } from "@tutti/protocol";
import type { Pen } from "../pen.ts";

/** Something flies across the page, once; it is a message and no part of the page. */
export const celebrate = (pen: Pen<unknown>, celebration: Celebration) => (): void => pen.toast({ body: "", celebration }, undefined);
