import { isCoEdited, textChanges, type JsonValue } from "@tutti/protocol";
import { createMemo, For, Show, type JSX } from "solid-js";
import { usePage } from "../../elements/room.ts";
import { textWords, valueWords } from "./said.ts";
import "./value-diff.css";

/** So many characters are shown of what stayed the same between two changes of a text. */
const AROUND = 40;

/** What something said before and after: a text word by word, anything else as two values. */
export function ValueDiff(props: { readonly name: string; readonly before: JsonValue | undefined; readonly after: JsonValue | undefined }): JSX.Element {
  const page = usePage();
  return (
    <Show when={isCoEdited(props.name)} fallback={<p class="value-diff"><del>{valueWords(page, props.name, props.before)}</del> <span aria-hidden="true">→</span> <ins>{valueWords(page, props.name, props.after)}</ins></p>}>
      <TextDiff before={textWords(props.name, props.before)} after={textWords(props.name, props.after)} />
    </Show>
  );
}

export function TextDiff(props: { readonly before: string; readonly after: string }): JSX.Element {
  const stretches = createMemo(() => textChanges(props.before, props.after));
  return (
    <p class="value-diff value-diff-text">
      <For each={stretches()}>
        {({ kind, text }, i) => kind === "gone" ? <del>{text}</del> : kind === "new" ? <ins>{text}</ins> : <span>{shortened(text, i() > 0, i() < stretches().length - 1)}</span>}
      </For>
    </p>
  );
}

/** Of a long stretch that stayed the same, what stands beside the changes. */
function shortened(text: string, hasBefore: boolean, hasAfter: boolean): string {
  if (text.length <= 2 * AROUND + 10) return text;
  const [head, tail] = [hasBefore ? text.slice(0, AROUND) : "", hasAfter ? text.slice(-AROUND) : ""];
  return `${head} … ${tail}`;
}
