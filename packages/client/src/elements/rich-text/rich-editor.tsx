import { Editor } from "@tiptap/core";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { PRESENCE_INTERVAL, type RichTextProps, type WidgetPlace } from "@tutti/protocol";
import { createEffect, createMemo, createSignal, onCleanup, Show, untrack, type JSX } from "solid-js";
import type * as Y from "yjs";
import { throttle } from "../../sync/throttle.ts";
import type { CoEdited, Other } from "../../sync/types.ts";
import { useRoom } from "../room.ts";
import { picturesIn, useBringing } from "./bring-pictures.tsx";
import { extensionsOf, mayGo, TYPED } from "./extensions.ts";
import { LinkRow } from "./link-row.tsx";
import "../../people/carets.css";
import { caretIn, toldOthers } from "./others-carets.ts";
import { pictureAddress } from "./picture-address.ts";
import { PictureRow } from "./picture-row.tsx";
import { Toolbar } from "./toolbar.tsx";
import { undoOf } from "../../sync/undo/undo-history.ts";

interface RichEditorProps {
  readonly shared: CoEdited<Y.XmlFragment>;
  readonly props: RichTextProps;
  readonly place: WidgetPlace;
  readonly others: readonly Other[];
  readonly ids: { readonly control: string; readonly label: string; readonly note: string };
  readonly empty: boolean;
  /** I have written something. */
  wrote(): void;
  /** Ctrl+Enter. False lets the key do what it else does. */
  commit(): boolean;
}

/** The editor itself: loaded for those who may write. */
export default function RichEditor(props: RichEditorProps): JSX.Element {
  const room = useRoom();
  const [version, setVersion] = createSignal(0);
  const [editor, setEditor] = createSignal<Editor>();
  /** Which row under the buttons is open. */
  const [asking, setAsking] = createSignal<"link" | "picture">();
  const bringing = useBringing(() => props.place, editor);
  let box: HTMLDivElement | undefined;

  const tell = throttle(PRESENCE_INTERVAL, (made: Editor) => {
    if (made.isDestroyed || props.place.scope === "me" || !made.isFocused) return;
    const caret = caretIn(made.state, props.place.key);
    if (caret) room.presence.update({ caret });
  });
  const text = createMemo(() => props.shared.text);
  const undo = createMemo(() => undoOf(room).track(untrack(() => props.place.key), text(), [TYPED], mayGo));
  createEffect(() => {
    const made = new Editor({
      element: box ?? null,
      extensions: extensionsOf(text(), undo(), pictureAddress(room)),
      injectCSS: false,
      enableContentCheck: false,
      editorProps: {
        attributes: { class: "rich-words", id: props.ids.control, role: "textbox", "aria-multiline": "true", "aria-labelledby": props.ids.label, "aria-describedby": props.ids.note },
        handleKeyDown: (_view, event) => {
          if (!event.ctrlKey && !event.metaKey) return false;
          if (event.key === "Enter") return props.commit();
          if (event.key.toLowerCase() !== "k") return false;
          event.preventDefault();
          setAsking("link");
          return true;
        },
        handlePaste: (_view, event) => {
          const files = picturesIn(event.clipboardData);
          bringing.take(files);
          return files.length > 0;
        },
        handleDrop: (view, event) => {
          const files = picturesIn(event.dataTransfer);
          if (files.length === 0) return false;
          // Without this the browser would leave the page for the file.
          event.preventDefault();
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
          if (at) editor()?.commands.setTextSelection(at.pos);
          bringing.take(files);
          return true;
        },
        handleClick: (_view, _at, event) => {
          const link = event.target instanceof Element ? event.target.closest("a") : null;
          if (!link || !(event.ctrlKey || event.metaKey)) return false;
          window.open(link.href, "_blank", "noopener,noreferrer");
          return true;
        },
      },
      // The editor itself is told before it is there: its text is put in while it is made.
      onTransaction: ({ editor: here, transaction }) => {
        setVersion((before) => before + 1);
        if (transaction.docChanged && transaction.getMeta(ySyncPluginKey) === undefined) props.wrote();
        tell.call(here);
      },
      onFocus: ({ editor: here }) => tell.call(here),
      onBlur: () => undo().stopCapturing(),
    });
    setEditor(made);
    onCleanup(() => {
      tell.cancel();
      setEditor(undefined);
      made.destroy();
    });
  });
  createEffect(() => {
    const made = editor();
    if (made) made.view.dispatch(toldOthers(made.state, props.others));
  });
  /** Closes the row that is open: the words have the focus again. */
  const back = (made: Editor): void => {
    setAsking(undefined);
    made.commands.focus();
  };
  const step = (made: Editor, undoing: boolean): void => {
    if (undoing) undo().undo();
    else undo().redo();
    made.commands.focus();
  };
  return (
    <div class="rich-editor">
      <Show when={props.props.toolbar !== false && editor()}>
        {(made) => (
          <Toolbar
            editor={made()} version={version()} label={props.props.label} controls={props.ids.control} asking={asking()}
            onAsk={(what) => setAsking(asking() === what ? undefined : what)} onUndo={() => step(made(), true)} onRedo={() => step(made(), false)}
          />
        )}
      </Show>
      <Show when={asking() === "picture" && editor()}>
        {(made) => (
          <PictureRow
            set={(src, alt) => {
              made().chain().focus().insertContent({ type: "image", attrs: { src, alt } }).run();
              setAsking(undefined);
            }}
            take={(files, alt) => {
              bringing.take(files, alt);
              back(made());
            }}
            close={() => back(made())}
          />
        )}
      </Show>
      <bringing.Coming />
      <Show when={asking() === "link" && editor()}>
        {(made) => (
          <LinkRow
            address={String(made().getAttributes("link")["href"] ?? "")}
            set={(href) => {
              const chain = made().chain().focus().extendMarkRange("link");
              if (made().state.selection.empty && !made().isActive("link")) chain.insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }).run();
              else chain.setLink({ href }).run();
              setAsking(undefined);
            }}
            remove={() => {
              made().chain().focus().extendMarkRange("link").unsetLink().run();
              setAsking(undefined);
            }}
            close={() => back(made())}
          />
        )}
      </Show>
      <div
        class="rich-body" ref={box} data-placeholder={props.empty ? props.props.placeholder : undefined}
        style={{ height: props.props.height === undefined ? undefined : `${props.props.height}px` }}
      />
    </div>
  );
}
