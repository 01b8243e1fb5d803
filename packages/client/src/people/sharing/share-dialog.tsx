import type { ElementId, PageEntry, ViewElement } from "@tutti/protocol";
import { createResource, createSignal, Match, onMount, Show, Switch, type JSX } from "solid-js";
import { render } from "solid-js/web";
import { sharingTexts as words } from "../../texts/sharing.ts";
import { namesOn } from "../../embed/find-element.ts";
import { Icon } from "../../theme/icon.tsx";
import { EmbedCode } from "./embed-code.tsx";
import { LinkList } from "./link-list.tsx";
import { PeopleList } from "./people-list.tsx";
import { sharingApi } from "./sharing-api.ts";
import "./sharing.css";
import { TokenList } from "./token-list.tsx";

export interface ShareProps {
  readonly app: string;
  readonly room: string;
  readonly title: string;
  readonly me: string | undefined;
  /** The app's pages, where it has several. */
  readonly pages: readonly PageEntry[];
  /** The page that is looked at, and what stands on it. */
  readonly here: string;
  readonly element: (id: ElementId) => ViewElement | undefined;
  /** What gets the focus back. */
  readonly opener: HTMLElement | null;
}

/** Opens the dialog over the page; it is gone when it is closed. */
export function openShareDialog(props: ShareProps): void {
  const host = document.body.appendChild(document.createElement("div"));
  const end = render(() => <ShareDialog {...props} close={() => { end(); host.remove(); props.opener?.focus(); }} />, host);
}

/** Who may come to a room: what the settings give, people, links, programs, and the log of it all. */
function ShareDialog(props: ShareProps & { readonly close: () => void }): JSX.Element {
  let dialog: HTMLDialogElement | undefined;
  const api = sharingApi(props.app, props.room, fetch.bind(globalThis));
  const [sharing, { refetch }] = createResource(() => api.read());
  const [problem, setProblem] = createSignal<string>();
  onMount(() => dialog?.showModal());
  /** Does something, and shows what has come of it. @returns whether it went well */
  const doing = async (work: () => Promise<unknown>): Promise<boolean> => {
    setProblem(undefined);
    try {
      await work();
      await refetch();
      return true;
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      return false;
    }
  };
  return (
    <dialog class="share" ref={dialog} aria-labelledby="share-title" onClose={() => props.close()} onClick={(event) => event.target === dialog && dialog?.close()}>
      <div class="share-inside">
        <header class="share-head">
          <h2 class="header" id="share-title">{words.title(props.title)}</h2>
          <button type="button" class="icon-button" aria-label={words.close} title={words.close} onClick={() => dialog?.close()}><Icon name="close" /></button>
        </header>
        <Show when={problem()}>{(text) => <p class="share-problem" role="alert">{text()}</p>}</Show>
        <Switch fallback={<p class="caption">{words.loading}</p>}>
          <Match when={sharing.error}><p class="share-problem" role="alert">{sharing.error instanceof Error ? sharing.error.message : String(sharing.error)}</p></Match>
          <Match when={sharing.latest}>
            {(found) => (
              <>
                <PeopleList sharing={found()} me={props.me} api={api} doing={doing} />
                <LinkList sharing={found()} api={api} doing={doing} />
                <EmbedCode sharing={found()} room={`${location.origin}/${props.app}/${props.room}`} title={props.title} pages={props.pages} here={props.here} names={namesOn(props.here, props.element)} />
                <Show when={found().role === "owner"}>
                  <TokenList sharing={found()} api={api} doing={doing} />
                  <section class="share-part">
                    <h3 class="subheader">{words.log}</h3>
                    <p class="field-note">{words.logHint}</p>
                    <p class="share-ways"><a class="button" data-size="small" href={api.auditAddress("csv")} download="">{words.csv}</a><a class="button" data-size="small" href={api.auditAddress("json")} download="">{words.json}</a></p>
                  </section>
                </Show>
              </>
            )}
          </Match>
        </Switch>
      </div>
    </dialog>
  );
}
