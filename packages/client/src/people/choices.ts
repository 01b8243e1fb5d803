import { keptChoice } from "./kept-choice.ts";

/** How much a reader wants to be told in words of what others do. */
export const ANNOUNCED = ["off", "people", "near", "all"] as const;
export type Announced = (typeof ANNOUNCED)[number];

/** Whether others' pointers are drawn. One's own is the room's to keep back: `presence.pointers`. */
export const [pointersSeen, seePointers] = keptChoice("pointers", ["on", "off"]);
/** Whether whoever wants to follow this reader has to ask. */
export const [followers, chooseFollowers] = keptChoice("followers", ["free", "ask"]);
export const [announced, announce] = keptChoice("announced", ANNOUNCED);
/** Whether others' changes wait while this reader edits. */
export const [holding, chooseHolding] = keptChoice("holding", ["off", "on"]);
