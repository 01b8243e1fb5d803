import { createContext, useContext } from "solid-js";
import type { RoomSync } from "../sync/types.ts";
import type { Registry } from "./drawn.ts";
import type { Page } from "./page.ts";

/** The room that the elements are drawn in, and the page they are drawn on. */
export interface RoomScope {
  readonly room: RoomSync;
  readonly page: Page;
  /** Handed in, since what is in the list draws other elements in turn. */
  readonly registry: Registry;
}

export const RoomContext = createContext<RoomScope>();

function useScope(): RoomScope {
  const scope = useContext(RoomContext);
  if (!scope) throw new Error("There is no room around this element");
  return scope;
}

export const useRoom = (): RoomSync => useScope().room;
export const usePage = (): Page => useScope().page;
export const useRegistry = (): Registry => useScope().registry;
