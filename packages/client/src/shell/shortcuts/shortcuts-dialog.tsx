import { createUniqueId, For, onMount, type JSX } from "solid-js";
import { shortcutTexts as words } from "../../texts/shortcuts.ts";
import { Icon } from "../../theme/icon.tsx";
import { Switch } from "../switch.tsx";
import { chooseHelpKey, helpKey } from "./help-key.ts";
import { SHORTCUTS } from "./shortcuts.ts";
import "./shortcuts.css";

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

function keyName(key: string): string {
  if (key === "Mod" && isApple) return "⌘";
  return key in words.keys ? words.keys[key as keyof typeof words.keys] : key;
}

/** All keyboard shortcuts of the page. */
export default function ShortcutsDialog(props: { readonly close: () => void }): JSX.Element {
  const id = createUniqueId();
  let dialog: HTMLDialogElement | undefined;
  onMount(() => dialog?.showModal());
  return (
    <dialog class="shortcuts" ref={dialog} aria-labelledby={id} onClose={() => props.close()} onClick={(event) => event.target === dialog && dialog?.close()}>
      <div class="shortcuts-box">
        <div class="shortcuts-head">
          <h2 id={id}>{words.heading}</h2>
          <button type="button" class="icon-button" aria-label={words.close} title={words.close} onClick={() => dialog?.close()}><Icon name="close" /></button>
        </div>
        <For each={SHORTCUTS}>
          {({ group, shortcuts }) => (
            <section>
              <h3>{words.groups[group]}</h3>
              <dl>
                <For each={shortcuts}>
                  {({ keys, does }) => (
                    <div>
                      <dt>{words[does]}</dt>
                      <dd><For each={keys}>{(key) => <kbd>{keyName(key)}</kbd>}</For></dd>
                    </div>
                  )}
                </For>
              </dl>
            </section>
          )}
        </For>
        <Switch label={words.letter} hint={words.letterHint} on={helpKey() === "on"} set={(on) => chooseHelpKey(on ? "on" : "off")} />
      </div>
    </dialog>
  );
}
