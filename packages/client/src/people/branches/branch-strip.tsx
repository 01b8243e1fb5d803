import { createEffect, createMemo, createResource, on, onCleanup, Show, Suspense, type JSX } from "solid-js";
import { usePage, useRoom } from "../../elements/room.ts";
import { throttle } from "../../sync/throttle.ts";
import { branchTexts as words } from "../../texts/branches.ts";
import { Icon } from "../../theme/icon.tsx";
import { follow } from "../../elements/readable.ts";
import { branchApi } from "./branch-api.ts";
import "./branch-strip.css";
import { groupDifferences } from "./group-differences.ts";
import { merges, offers } from "./explore.ts";
import { OfferButton } from "./offer-button.tsx";
import { originName } from "./origin-name.ts";

/** Counted anew so long (ms) after changes here, at most. */
const AGAIN = 3_000;

/** Says that this room is a branch, of which one, how far the two are apart, and leads to comparing, merging, and back. */
export default function BranchStrip(): JSX.Element {
  const room = useRoom();
  const page = usePage();
  const [list] = createResource(offers, () => branchApi.list(room));
  const me = follow(room.me);
  /** One's own, which others can merge and oneself cannot. */
  const offerable = () => list.latest?.mayMerge === false && self()?.isPrivate === true && self()?.by === me()?.id;
  const self = () => (list.error ? undefined : list.latest?.self);
  const [comparison, { refetch }] = createResource(() => self()?.room, () => branchApi.compare(room, "origin"));
  const again = throttle(AGAIN, () => void (self() && refetch()));
  onCleanup(room.onEdit(() => again.call()));
  onCleanup(again.cancel);
  createEffect(on(merges, () => again.call(), { defer: true }));
  const count = createMemo(() => (comparison.error || !comparison.latest ? undefined : groupDifferences(comparison.latest.differences).length));
  return (
    <Show when={self()}>
      {(branch) => {
        const origin = (): string => originName(branch().origin);
        document.documentElement.dataset["branch"] = "";
        onCleanup(() => delete document.documentElement.dataset["branch"]);
        return (
          <aside class="branch-strip" aria-label={words.strip}>
            <Icon name="branch" size={16} />
            <div class="branch-strip-words">
              <span class="branch-strip-name"><strong>{branch().name}</strong> <span class="branch-strip-of">{words.of(origin())}</span></span>
              <span class="branch-strip-more">
                <Show when={branch().isPrivate}><span class="branch-tag">{branch().offered === undefined ? words.isOwn : words.isOffered}</span></Show>
                <span class="branch-strip-count" role="status"><Suspense><Show when={count() !== undefined}>{(count() ?? 0) > 0 ? words.differences(count() ?? 0) : words.same}</Show></Suspense></span>
              </span>
            </div>
            <span class="bar-space" />
            <Show when={offerable()}><span class="branch-strip-offer"><OfferButton branch={branch()} /></span></Show>
            <button type="button" class="button" data-size="small" aria-expanded={page.panel() === "branches"} onClick={() => page.showPanel(page.panel() === "branches" ? undefined : "branches")}><span class="branch-strip-long">{words.compare}</span><span class="branch-strip-short" aria-hidden="true">{words.compareShort}</span></button>
            <a class="button" data-size="small" data-emphasis="tertiary" href={`/${room.app}/${branch().origin}`}><span class="branch-strip-long">{words.leave(origin())}</span><span class="branch-strip-short" aria-hidden="true">{words.leaveShort}</span></a>
          </aside>
        );
      }}
    </Show>
  );
}
