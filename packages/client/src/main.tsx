import { render } from "solid-js/web";
import { registerShell } from "./service-worker/register.ts";
import { readRoute } from "./shell/route.ts";
import { startTheme } from "./theme/index.ts";

/** Draws what the address names. Each page is code of its own: the list of apps needs nothing of a room. */
async function start(host: HTMLElement): Promise<void> {
  const route = readRoute(location.pathname, location.search);
  switch (route.page) {
    case "start": {
      const { StartPage } = await import("./shell/start-page.tsx");
      render(() => <StartPage />, host);
      return;
    }
    case "room": {
      const { showRoom } = await import("./shell/show-room.tsx");
      showRoom(route, host);
      return;
    }
    case "nothing": {
      const { NothingHere } = await import("./shell/nothing-here.tsx");
      render(() => <NothingHere />, host);
    }
  }
}

startTheme();
const host = document.getElementById("root");
if (host) void start(host);
void registerShell();
