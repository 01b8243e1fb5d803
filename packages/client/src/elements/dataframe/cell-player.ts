import { loadableAddress } from "@tutti/protocol";
import { tableTexts as texts } from "../../texts/table.ts";

/** One at a time is heard. */
let playing: HTMLMediaElement | undefined;

/**
 * A sound or a film in a cell: a button that plays it, and loads nothing before. A film fills the screen while it plays.
 *
 * @param called what the button says is played, to those who do not see it.
 */
export function cellPlayer(kind: "audio" | "video", written: string, called: string): readonly Node[] | undefined {
  const address = loadableAddress(written);
  if (address === undefined) return undefined;
  const media = document.createElement(kind);
  media.className = "cell-media";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "cell-play icon-button";
  button.tabIndex = -1;
  const show = (): void => {
    if (media.error) return;
    button.textContent = media.paused ? "▶" : "⏸";
    button.setAttribute("aria-label", media.paused ? texts.play(called) : texts.pause(called));
  };
  const fail = (): void => {
    button.disabled = true;
    button.textContent = "✗";
    button.setAttribute("aria-label", texts.unplayable(called));
    button.title = texts.unplayable(called);
  };
  button.addEventListener("click", () => {
    if (!media.paused) return media.pause();
    // An address that the page may not load from would be an error at once, and before somebody wants to hear it.
    if (!media.hasAttribute("src")) media.src = address;
    if (kind === "video") {
      media.controls = true;
      // Inside a page of another site it may not: then it is seen in its cell.
      void media.requestFullscreen?.().catch(() => media.classList.add("cell-film"));
    }
    media.play().catch(() => undefined);
  });
  media.addEventListener("play", () => {
    if (playing !== media) playing?.pause();
    playing = media;
    show();
  });
  media.addEventListener("pause", show);
  media.addEventListener("error", fail);
  media.addEventListener("fullscreenchange", () => {
    if (document.fullscreenElement !== media) media.pause();
  });
  // Its row was scrolled away, or shows something else by now.
  media.addEventListener("timeupdate", () => {
    if (!media.isConnected) media.pause();
  });
  show();
  return [button, media];
}
