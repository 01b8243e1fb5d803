import { atLeast, type Role, type SharedPerson } from "@tutti/protocol";
import { createSignal, For, Show, type JSX } from "solid-js";
import { sharingTexts as words } from "../../texts/sharing.ts";
import { day, RoleChoice, type PartProps } from "./parts.tsx";

/** Who has access by name, since when, and from whom. */
export function PeopleList(props: PartProps & { readonly me: string | undefined }): JSX.Element {
  const [email, setEmail] = createSignal("");
  const [role, setRole] = createSignal<Role>("viewer");
  const settings = () => props.sharing.settings;
  const change = (one: SharedPerson, next: Role): void => {
    const whom = one.person === undefined ? { email: one.email ?? "" } : { person: one.person };
    void props.doing(() => props.api.give(whom, next));
  };
  const add = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (await props.doing(() => props.api.give({ email: email().trim() }, role()))) setEmail("");
  };
  /** Whether whoever is removed, or given less, could have it again by a link that they know. */
  const back = () => props.sharing.role === "owner" && props.sharing.people.some(({ person }) => person !== props.me) && props.sharing.links.some(({ until = Infinity, most = Infinity, uses }) => until > Date.now() && uses < most);
  return (
    <section class="share-part">
      <h3 class="subheader">{words.people}</h3>
      <p class="field-note">
        <Show when={settings().everybody} fallback={words.nobody}>{(may) => words.everybody(words.may[may()])}</Show>
        <Show when={settings().members}>{(may) => <>{" "}{words.members(words.may[may()])}</>}</Show>
        <Show when={settings().named.length > 0}>{" "}{words.named(settings().named.map(({ name, role: has }) => `${name} (${words.roles[has]})`).join(", "))}</Show>
      </p>
      <ul class="share-list">
        <For each={props.sharing.people} fallback={<li class="caption">{words.nobodyYet}</li>}>
          {(one) => (
            <li>
              <span class="share-name">{one.name}<span class="share-more">{words.since(day(one.since), one.by)}</span></span>
              <RoleChoice label={words.roleOf(one.name)} hideLabel value={one.role} own={props.sharing.role} disabled={one.person === props.me || !atLeast(props.sharing.role, one.role)} change={(next) => change(one, next)} />
              <Show when={props.sharing.role === "owner" && one.person !== props.me}>
                <button type="button" class="button" data-size="small" data-emphasis="tertiary" aria-label={words.remove(one.name)} onClick={() => void props.doing(() => props.api.take(one))}>{words.removeShort}</button>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={back()}><p class="field-note">{words.back}</p></Show>
      <Show when={props.sharing.addresses}>
        <form class="share-form" onSubmit={(event) => void add(event)}>
          <div class="share-field share-wide"><label for="share-email">{words.address}</label><input class="input" id="share-email" type="email" required value={email()} onInput={(event) => setEmail(event.currentTarget.value)} aria-describedby="share-email-hint" /></div>
          <RoleChoice label={words.gives} value={role()} own={props.sharing.role} change={setRole} />
          <button type="submit" class="button">{words.add}</button>
          <p class="field-note share-whole" id="share-email-hint">{words.addressHint}</p>
        </form>
      </Show>
    </section>
  );
}
