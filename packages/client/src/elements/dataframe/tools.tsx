import { onCleanup, Show, type JSX } from "solid-js";
import { Icon, type IconName } from "../../theme/icon.tsx";
import { tableTexts } from "../../texts/table.ts";
import { ColumnsTool, type ColumnsToolProps } from "./columns-tool.tsx";
import { TableIcon } from "./icons.tsx";

interface ToolsProps extends ColumnsToolProps {
  readonly summary: string;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly searching: boolean;
  readonly onSearching: (open: boolean) => void;
  readonly canCopy: boolean;
  readonly onCopy: () => void;
  readonly onDownload: () => void;
  /** How many columns are filtered. */
  readonly filters: number;
  readonly onUnfilter: () => void;
  readonly full: boolean;
  readonly onFull: () => void;
}

/** The line under the grid: what there is, and what can be done with it. Quiet until somebody comes near. */
export function Tools(props: ToolsProps): JSX.Element {
  return (
    <div class="dataframe-foot">
      <Show when={props.searching}><SearchField {...props} /></Show>
      <span class="dataframe-sum" role="status">{props.summary}</span>
      <div class="dataframe-tools">
        <Show when={!props.searching}><Tool icon="search" label={tableTexts.search} onPress={() => props.onSearching(true)} /></Show>
        <Show when={props.filters > 0}>
          <button type="button" class="icon-button dataframe-unfilter" aria-label={tableTexts.filtersClear(props.filters)} title={tableTexts.filtersClear(props.filters)} onClick={() => props.onUnfilter()}>
            <TableIcon name="filter" />
          </button>
        </Show>
        <Show when={props.canCopy}><Tool icon="copy" label={tableTexts.copy} onPress={props.onCopy} /></Show>
        <ColumnsTool {...props} />
        <Tool icon="download" label={tableTexts.download} onPress={props.onDownload} />
        <Tool icon={props.full ? "shrink" : "expand"} label={props.full ? tableTexts.fullscreenEnd : tableTexts.fullscreen} onPress={props.onFull} />
      </div>
    </div>
  );
}

function Tool(props: { readonly icon: IconName; readonly label: string; readonly onPress: () => void }): JSX.Element {
  return (
    <button type="button" class="icon-button" aria-label={props.label} title={props.label} onClick={() => props.onPress()}>
      <Icon name={props.icon} size={16} />
    </button>
  );
}

function SearchField(props: ToolsProps): JSX.Element {
  // A letter a key, but a search when the typing rests.
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  return (
    <div class="dataframe-search">
      <input
        class="input" type="search" aria-label={tableTexts.search} placeholder={tableTexts.search} value={props.search}
        ref={(field) => queueMicrotask(() => field.focus())}
        onInput={(event) => {
          const text = event.currentTarget.value;
          clearTimeout(timer);
          timer = setTimeout(() => props.onSearch(text), 160);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          props.onSearching(false);
        }}
      />
      <Tool icon="close" label={tableTexts.searchClose} onPress={() => props.onSearching(false)} />
    </div>
  );
}
