import type { Role } from "@tutti/protocol";
import { createSignal, For, Show, type JSX } from "solid-js";
import "../../elements/checkbox/checkbox.css";
import { sharingTexts as words } from "../../texts/sharing.ts";
import { CopyButton } from "./copy-button.tsx";
import { day, emptyTexts, RoleChoice, type PartProps } from "./parts.tsx";

/** Tokens of programs. A new one is shown once. */
export function TokenList(props: PartProps): JSX.Element {
  const [role, setRole] = createSignal<Role>("viewer");
  const [secret, setSecret] = createSignal<string>();
  let form: HTMLFormElement | undefined;
  const make = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const fields = new FormData(form);
    const wanted = { name: String(fields.get("name") ?? ""), role: role(), allRooms: fields.has("all"), days: 365 };
    if (await props.doing(async () => setSecret((await props.api.makeToken(wanted)).secret))) emptyTexts(form);
  };
  return (
    <section class="share-part">
      <h3 class="subheader">{words.programs}</h3>
      <p class="field-note">{words.programsHint}</p>
      <ul class="share-list">
        <For each={props.sharing.tokens}>
          {(token) => (
            <li>
              <span class="share-name">{token.name}<span class="share-more">{[words.roles[token.role], token.until === undefined ? undefined : words.until(day(token.until)), token.used === undefined ? words.unused : words.used(day(token.used))].filter(Boolean).join(" · ")}</span></span>
              <button type="button" class="button" data-size="small" data-emphasis="tertiary" onClick={() => void props.doing(() => props.api.revokeToken(token.id))}>{words.revoke}</button>
            </li>
          )}
        </For>
      </ul>
      <Show when={secret()}>{(text) => <div class="share-secret" role="status"><code>{text()}</code><p class="field-note">{words.once}</p><CopyButton text={text()} label={words.copyToken} primary /></div>}</Show>
      <form class="share-form" ref={form} onSubmit={(event) => void make(event)}>
        <div class="share-field share-wide"><label for="share-token">{words.tokenName}</label><input class="input" id="share-token" name="name" required maxLength={80} /></div>
        <RoleChoice label={words.gives} value={role()} own={props.sharing.role} change={setRole} />
        <button type="submit" class="button">{words.makeToken}</button>
        <Show when={props.sharing.allRooms !== undefined}><label class="choice share-whole"><input type="checkbox" class="checkbox" name="all" /><span>{words.allRooms}</span></label></Show>
      </form>
    </section>
  );
}
