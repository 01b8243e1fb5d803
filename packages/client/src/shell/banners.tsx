import { ROOT } from "@tutti/protocol";
import { createMemo, For, Show, type JSX } from "solid-js";
import { Portal } from "solid-js/web";
import { follow } from "../elements/readable.ts";
import { useRoom } from "../elements/room.ts";
import { BarIcon, type BarIconName } from "../theme/bar-icon.tsx";
import { texts } from "../texts/page.ts";
import { waitingTexts as words } from "../texts/waiting.ts";
import { standsInAnotherSite } from "./waiting/partitioned.ts";

interface Banner {
  readonly tone: "quiet" | "warning";
  readonly icon: BarIconName;
  readonly text: string;
  /** Holds for as long as the page is open. */
  readonly lasts?: true;
}

/** What concerns the room as a whole: one quiet line each, over the margin of the page, so that nothing below moves. */
export default function Banners(): JSX.Element {
  const room = useRoom();
  const connection = follow(room.connection);
  const saving = follow(room.saving);
  const run = follow(room.run);
  const roomProblem = follow(room.roomProblem);
  const storageProblem = follow(room.storageProblem);
  const stale = follow(room.view.stale);
  const root = follow(room.view.element(ROOT));
  const elsewhere = standsInAnotherSite();
  const banners = createMemo<readonly Banner[]>(() => {
    const list: Banner[] = [];
    const problem = roomProblem();
    const storage = storageProblem();
    if (problem) list.push({ tone: "warning", icon: "alert", text: problem });
    const now = saving();
    // Where there is nothing to work on, the page itself says it.
    if (connection().state === "offline" && root()) {
      const waiting = now.state === "saved" ? 0 : now.changes;
      const old = stale() ? ` ${texts.page.stale}` : "";
      // What is said of this browser holds where it keeps something.
      const kept = waiting > 0 ? words.waits(waiting) : words.goOn;
      const inPage = waiting > 0 ? words.memory(waiting) : words.goOnInPage;
      list.push({ tone: "quiet", icon: "offline", text: `${storage ? inPage : kept}${old}` });
    }
    if (connection().state === "offline" && elsewhere && !storage) list.push({ tone: "quiet", icon: "info", text: words.partitioned });
    const state = run();
    if (state.state === "restarting") list.push({ tone: "quiet", icon: "refresh", text: texts.run.restarting(state.reason) });
    if (storage) list.push({ tone: "quiet", icon: "info", text: storage, lasts: true });
    return list;
  }, [], { equals: (a, b) => JSON.stringify(a) === JSON.stringify(b) });
  // A frame may be no higher than one figure: what lasts stands under it there, and hides nothing.
  const page = document.documentElement.dataset["embed"] === undefined ? null : document.getElementById("main");
  const isUnder = ({ lasts }: Banner): boolean => page !== null && lasts === true;
  return (
    <>
      <div class="banners" role="status">
        <For each={banners().filter((banner) => !isUnder(banner))}>{(banner) => <p class="banner" data-tone={banner.tone}><BarIcon name={banner.icon} size={16} /><span>{banner.text}</span></p>}</For>
      </div>
      <Show when={page}>
        {(main) => <Portal mount={main()}><div class="under-page" role="status"><For each={banners().filter(isUnder)}>{({ text }) => <p class="caption">{text}</p>}</For></div></Portal>}
      </Show>
    </>
  );
}
