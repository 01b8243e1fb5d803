import { atLeast, type Role, type SharedLink } from "@tutti/protocol";
import { createSignal, For, Show, type JSX } from "solid-js";
import { sharingTexts as words } from "../../texts/sharing.ts";
import { CopyButton } from "./copy-button.tsx";
import { day, emptyTexts, RoleChoice, type PartProps } from "./parts.tsx";

const ENDS = [1, 7, 30, 365] as const;

/** Links that give a role, and a form that makes one. */
export function LinkList(props: PartProps): JSX.Element {
  const [role, setRole] = createSignal<Role>("viewer");
  let form: HTMLFormElement | undefined;
  const make = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const fields = new FormData(form);
    const text = (name: string): string => String(fields.get(name) ?? "").trim();
    const number = (name: string) => (text(name) === "" ? undefined : Number(text(name)));
    const [days, most] = [number("days"), number("most")];
    const wanted = { role: role(), note: text("note"), ...(days === undefined ? {} : { days }), ...(most === undefined ? {} : { most }), ...(text("password") === "" ? {} : { password: text("password") }) };
    if (await props.doing(() => props.api.makeLink(wanted))) emptyTexts(form);
  };
  const about = (link: SharedLink): string => [
    words.roles[link.role], link.until === undefined ? undefined : link.until < Date.now() ? words.ended : words.until(day(link.until)),
    link.password ? words.withPassword : undefined, words.uses(link.uses, link.most),
  ].filter(Boolean).join(" · ");
  return (
    <section class="share-part">
      <h3 class="subheader">{words.links}</h3>
      <p class="field-note">{words.linksHint}</p>
      <ul class="share-list">
        <For each={props.sharing.links} fallback={<li class="caption">{words.noLinks}</li>}>
          {(link) => (
            <li>
              <span class="share-name">{link.note || words.untitled}<span class="share-more">{about(link)}</span></span>
              <Show when={link.path}>{(path) => <CopyButton text={location.origin + path()} label={words.copy} />}</Show>
              <Show when={atLeast(props.sharing.role, link.role)}>
                <button type="button" class="button" data-size="small" data-emphasis="tertiary" onClick={() => void props.doing(() => props.api.revokeLink(link.id))}>{words.revoke}</button>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <form class="share-form" ref={form} onSubmit={(event) => void make(event)}>
        <RoleChoice label={words.gives} value={role()} own={props.sharing.role} change={setRole} />
        <div class="share-field">
          <label for="share-days">{words.ends}</label>
          <select class="input share-select" id="share-days" name="days"><For each={ENDS}>{(days) => <option value={days} selected={days === 7}>{words.days(days)}</option>}</For><option value="">{words.never}</option></select>
        </div>
        <div class="share-field share-wide"><label for="share-note">{words.note}</label><input class="input" id="share-note" name="note" maxLength={80} /></div>
        <div class="share-field share-wide"><label for="share-password">{words.password}</label><input class="input" id="share-password" name="password" type="text" autocomplete="off" minLength={6} maxLength={200} placeholder={words.passwordHint} /></div>
        <div class="share-field"><label for="share-most">{words.most}</label><input class="input" id="share-most" name="most" type="number" min={1} max={100_000} placeholder={words.mostHint} /></div>
        <button type="submit" class="button" data-emphasis="primary">{words.newLink}</button>
      </form>
    </section>
  );
}
