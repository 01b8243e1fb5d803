import { FIRST_PAGE, type PageEntry, type Person } from "@tutti/protocol";
import { createMemo, For, Show, type JSX } from "solid-js";
import { personColour } from "../../people/colour.ts";
import { pagesTexts as texts } from "../../texts/pages.ts";
import { AuthorIcon } from "../../theme/icon.tsx";
import { follow } from "../readable.ts";
import { usePage, useRoom } from "../room.ts";
import { followsHere } from "./follow-link.ts";

/** The pages of the app, under their sections; a dot in somebody's colour says that they are there. */
export function PageList(props: { readonly pages: readonly PageEntry[]; readonly across?: boolean }): JSX.Element {
  const room = useRoom();
  const others = follow(room.presence.others);
  const sections = createMemo(() => {
    const listed = props.pages.filter(({ hidden }) => hidden !== true);
    return [...new Set(listed.map(({ section }) => section))].map((section) => ({ section, pages: listed.filter((page) => page.section === section) }));
  });
  const people = createMemo(() => {
    const by = new Map<string, Map<string, Person>>();
    for (const { person, presence } of others()) {
      if (presence.away) continue;
      const at = presence.page ?? FIRST_PAGE;
      by.set(at, (by.get(at) ?? new Map()).set(person.id, person));
    }
    return by;
  });
  return (
    <nav class="page-list" aria-label={texts.pages} data-across={props.across ? "" : undefined}>
      <For each={sections()}>
        {({ section, pages }) => (
          <div class="page-section" role={section === undefined ? undefined : "group"} aria-label={section}>
            <Show when={section}>{(name) => <span class="page-heading" aria-hidden="true">{name()}</span>}</Show>
            <ul><For each={pages}>{(page) => <li><PageItem page={page} people={[...(people().get(page.path)?.values() ?? [])]} /></li>}</For></ul>
          </div>
        )}
      </For>
    </nav>
  );
}

function PageItem(props: { readonly page: PageEntry; readonly people: readonly Person[] }): JSX.Element {
  const { nav } = usePage();
  return (
    <a
      class="page-item" href={nav.address(props.page.path)} aria-current={nav.path() === props.page.path ? "page" : undefined}
      onClick={(event) => {
        if (!followsHere(event)) return;
        event.preventDefault();
        nav.go(props.page.path);
      }}
    >
      <Show when={props.page.icon}>{(icon) => <AuthorIcon name={icon()} />}</Show>
      <span class="page-name">{props.page.title}</span>
      <Show when={props.people.length > 0}>
        <span class="page-people" title={texts.here(props.people.map(({ name }) => name))}>
          <For each={props.people.slice(0, 4)}>{(person) => <span class="page-dot" style={{ background: personColour(person) }} />}</For>
          <span class="sr-only">{texts.here(props.people.map(({ name }) => name))}</span>
        </span>
      </Show>
    </a>
  );
}
