import { createResource, createSignal, onCleanup, Show, Suspense, type JSX } from "solid-js";
import { useRoom } from "../../elements/room.ts";
import { branchTexts as words } from "../../texts/branches.ts";
import { Icon } from "../../theme/icon.tsx";
import { branchApi } from "./branch-api.ts";
import "./explore-button.css";
import { explore } from "./explore.ts";

/** How long (ms) it is told why it could not be. */
const TOLD = 10_000;

/** For whoever may only look: leads to a copy of the room that is their own. */
export default function ExploreButton(): JSX.Element {
  const room = useRoom();
  const [list] = createResource(() => branchApi.list(room));
  const may = () => !list.error && list.latest?.mayExplore === true;
  return <Suspense><Show when={may()}><span class="explore"><ExploreHere class="explore-button" size="small" /></span></Show></Suspense>;
}

/** The button, and why it could not be done. */
export function ExploreHere(props: { readonly class?: string; readonly size?: "small"; readonly primary?: boolean }): JSX.Element {
  const room = useRoom();
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal("");
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const go = async (): Promise<void> => {
    if (busy()) return;
    setBusy(true);
    setProblem("");
    clearTimeout(timer);
    try {
      await explore(room);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      setBusy(false);
      timer = setTimeout(() => setProblem(""), TOLD);
    }
  };
  return (
    <>
      <button type="button" class={`button ${props.class ?? ""}`} data-size={props.size} data-emphasis={props.primary ? "primary" : undefined} aria-disabled={busy()} onClick={() => void go()}>
        <Icon name="branch" size={16} /><span>{busy() ? words.exploring : words.explore}</span>
      </button>
      <span class="explore-problem" role="alert" data-shown={problem() === "" ? undefined : ""}>{problem()}</span>
    </>
  );
}
