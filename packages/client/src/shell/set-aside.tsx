import { Show, type JSX } from "solid-js";
import { saveFile } from "../people/account/save-file.ts";
import { exportAside } from "../sync/aside/export.ts";
import type { OpenRoom } from "../sync/open-room.ts";
import { Icon } from "../theme/icon.tsx";
import { setAsideTexts } from "../texts/set-aside.ts";

export type Aside = Awaited<ReturnType<OpenRoom["setAside"]["list"]>>;

interface SetAsideCardProps {
  readonly room: OpenRoom;
  readonly items: Aside;
  /** Called once something was discarded. */
  readonly changed: () => void;
}

/** What I wrote and could not be sent any more: mine to take away as a file, or to let go. */
export function SetAsideCard(props: SetAsideCardProps): JSX.Element {
  const count = () => props.items.reduce((sum, item) => sum + item.changes, 0);
  const download = (): void => {
    saveFile(setAsideTexts.file, exportAside(props.items));
  };
  const discard = (): void => void Promise.all(props.items.map((item) => props.room.setAside.discard(item.id))).then(props.changed, props.changed);
  return (
    <Show when={props.items.length > 0}>
      <article class="notice">
        <p>{setAsideTexts.text(count())}</p>
        <div class="notice-buttons">
          <button type="button" class="button" data-size="small" onClick={download}>{setAsideTexts.download}</button>
          <button type="button" class="button" data-size="small" data-emphasis="tertiary" onClick={discard}>{setAsideTexts.discard}</button>
        </div>
        <span class="notice-mark"><Icon name="alert" size={16} /></span>
      </article>
    </Show>
  );
}
