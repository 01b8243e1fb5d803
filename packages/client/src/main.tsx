import { render } from "solid-js/web";
import { registerShell } from "./service-worker/register.ts";
import { readRoute } from "./shell/route.ts";
import { language, textsReady } from "./texts/catalogue.ts";
import { startTheme } from "./theme/index.ts";

/** Draws what the address names. Each page is code of its own: the list of apps needs nothing of a room. */
async function start(host: HTMLElement): Promise<void> {
  const route = readRoute(location.pathname, location.search);
  switch (route.page) {
    case "start": {
      const { StartPage } = await import("./shell/start-page.tsx");
      await textsReady();
      render(() => <StartPage />, host);
      return;
    }
    case "room": {
      // The look of single apps hangs on it.
      document.documentElement.dataset["app"] = route.app;
      const { showRoom } = await import("./shell/show-room.tsx");
      await showRoom(route, host);
      return;
    }
    case "nothing": {
      const { NothingHere } = await import("./shell/nothing-here.tsx");
      await textsReady();
      render(() => <NothingHere />, host);
    }
  }
}

document.documentElement.lang = language;
startTheme();
const host = document.getElementById("root");
if (host) void start(host);
void registerShell();
