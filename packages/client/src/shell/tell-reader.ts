import { createEffect } from "solid-js";
import type { Navigation } from "../elements/navigation.ts";
import type { RoomSync } from "../sync/types.ts";
import { shownTheme } from "../theme/theme.ts";

/** Tells the room what is different for this reader, for what the script draws for them alone. */
export function tellReader(room: RoomSync, nav: Navigation, embedded: boolean): void {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  createEffect(() => {
    room.read({ locale: navigator.language, timeZone, theme: shownTheme(), url: nav.url().slice(0, 4_096), embedded });
  });
}
