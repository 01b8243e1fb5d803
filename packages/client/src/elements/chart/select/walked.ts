import type { Found } from "./nearest.ts";

const walks = new WeakMap<HTMLElement, () => Found | undefined>();

/** Tells of the point that keys have led to in a picture's box, for as long as it stands. */
export const tellWalked = (box: HTMLElement, at: () => Found | undefined): void => void walks.set(box, at);

/** The point that keys have led to; `undefined` where they led nowhere, or the pointer has been used since. */
export const walkedTo = (box: HTMLElement): Found | undefined => walks.get(box)?.();
