import { EMBED_CHROME, FIRST_PAGE, oembedAddress, printElement, printFrame, type EmbedChrome, type PageEntry, type Sharing } from "@tutti/protocol";
import { createSignal, createUniqueId, For, Show, type JSX } from "solid-js";
import { sharingTexts as texts } from "../../texts/sharing.ts";
import { CopyButton } from "./copy-button.tsx";

/** In place of an element's name, none of which is empty. */
const WHOLE = "";
const THEMES = ["reader", "light", "dark"] as const;
const HEIGHTS = ["auto", "fixed"] as const;
/** A frame's height where no script of the page's sets it (CSS pixels), and what a chosen one lies between. */
const HEIGHT = 480;
const LEAST = 80;
const MOST = 20_000;

/** What is pasted into a page of another site, so that the room is shown there. One element alone may be chosen of the page that is looked at: it is the one that is known. */
export function EmbedCode(props: { readonly sharing: Sharing; readonly room: string; readonly title: string; readonly pages: readonly PageEntry[]; readonly here: string; readonly names: readonly string[] }): JSX.Element {
  const words = texts.embed;
  const [page, setPage] = createSignal<string>(FIRST_PAGE);
  const [element, setElement] = createSignal(WHOLE);
  const [chrome, setChrome] = createSignal<EmbedChrome>("small");
  const [theme, setTheme] = createSignal<(typeof THEMES)[number]>("reader");
  const [height, setHeight] = createSignal<(typeof HEIGHTS)[number]>("auto");
  const [pixels, setPixels] = createSignal(HEIGHT);
  const pixelsId = createUniqueId();
  const code = () => {
    const [at, colours] = [page(), theme()];
    const alone = at === props.here ? element() : WHOLE;
    const options = { chrome: chrome(), height: height(), ...(colours !== "reader" && { theme: colours }), ...(at !== FIRST_PAGE && { page: at }), ...(alone !== WHOLE && { element: alone }) };
    return { room: props.room, title: props.title, options, ...(height() === "fixed" && { height: pixels() }) };
  };
  /** Takes a height that can be meant; of another, the field shows the nearest that can. */
  const write = (input: HTMLInputElement): void => {
    const wanted = Math.round(Number(input.value));
    setPixels(Number.isFinite(wanted) ? Math.min(Math.max(wanted, LEAST), MOST) : HEIGHT);
    input.value = String(pixels());
  };
  return (
    <section class="share-part" aria-labelledby="share-embed">
      <h3 class="subheader" id="share-embed">{words.title}</h3>
      <p class="field-note">{words.hint}</p>
      <Show when={!props.sharing.embed.sites}>
        <div class="share-warning" role="note">
          <p>{words.noSite}</p>
          <code>{'embed: { origins: ["https://wiki.example"] }'}</code>
        </div>
      </Show>
      <Show when={!props.sharing.embed.guests}><p class="field-note">{words.noGuests}</p></Show>
      <div class="share-form share-how" role="group" aria-label={words.how}>
        <Show when={props.pages.length > 1}>
          <Choice label={words.page} value={page()} values={props.pages.map(({ path }) => path)} name={(path) => props.pages.find((one) => one.path === path)?.title ?? path} change={setPage} />
        </Show>
        <Show when={page() === props.here && props.names.length > 0}>
          <Choice label={words.shown} value={element()} values={[WHOLE, ...props.names]} name={(name) => (name === WHOLE ? words.whole : name)} change={setElement} />
        </Show>
        <Choice label={words.chrome} value={chrome()} values={EMBED_CHROME} name={(value) => words.chromes[value]} change={setChrome} />
        <Choice label={words.theme} value={theme()} values={THEMES} name={(value) => words.themes[value]} change={setTheme} />
        <Choice label={words.height} value={height()} values={HEIGHTS} name={(value) => words.heights[value]} change={setHeight} />
        <Show when={height() === "fixed"}>
          <div class="share-field">
            <label for={pixelsId}>{words.pixels}</label>
            <input class="input" id={pixelsId} type="number" min={LEAST} max={MOST} step={1} value={pixels()} onChange={(event) => write(event.currentTarget)} />
          </div>
        </Show>
      </div>
      <Code label={words.frame} hint={height() === "auto" ? words.frameAuto : words.frameHint} copy={words.copyFrame} lines={3} text={printFrame({ ...code(), height: height() === "fixed" ? pixels() : HEIGHT }, "100%")} />
      <Code label={words.element} hint={words.elementHint} copy={words.copyElement} lines={4} text={printElement(code())} />
      <Code label={words.oembed} hint={words.oembedHint} copy={words.copyOembed} lines={3} text={oembedAddress(code())} />
    </section>
  );
}

/** One of a few values. */
function Choice<T extends string>(props: { readonly label: string; readonly value: T; readonly values: readonly T[]; readonly name: (value: T) => string; readonly change: (value: T) => void }): JSX.Element {
  const id = createUniqueId();
  const choose = (text: string): void => {
    const chosen = props.values.find((value) => value === text);
    if (chosen !== undefined) props.change(chosen);
  };
  return (
    <div class="share-field">
      <label for={id}>{props.label}</label>
      <select class="input share-select" id={id} onChange={(event) => choose(event.currentTarget.value)}>
        <For each={props.values}>{(value) => <option value={value} selected={value === props.value}>{props.name(value)}</option>}</For>
      </select>
    </div>
  );
}

/** A text that is there to be copied, by its button or by hand. */
function Code(props: { readonly label: string; readonly hint: string; readonly copy: string; readonly lines: number; readonly text: string }): JSX.Element {
  const id = createUniqueId();
  let field: HTMLTextAreaElement | undefined;
  return (
    <div class="share-code">
      <label for={id}>{props.label}</label>
      <CopyButton text={props.text} label={props.copy} field={() => field} />
      <textarea class="input" id={id} ref={field} readOnly rows={props.lines} spellcheck={false} aria-describedby={`${id}-hint`} value={props.text} onFocus={(event) => event.currentTarget.select()} />
      <p class="field-note" id={`${id}-hint`}>{props.hint}</p>
    </div>
  );
}
