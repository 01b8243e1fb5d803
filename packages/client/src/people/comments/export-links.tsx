import type { AppId, RoomId } from "@tutti/protocol";
import type { JSX } from "solid-js";
import { commentTexts as words } from "../../texts/comments.ts";

/** Takes the whole conversation away in a file, which the server writes with the names that this reader may read. */
export function ExportLinks(props: { readonly app: AppId; readonly room: RoomId }): JSX.Element {
  const link = (format: "markdown" | "json"): JSX.Element => (
    <a class="button" data-size="small" data-emphasis="tertiary" href={`/api/comments/export?${new URLSearchParams({ app: props.app, room: props.room, format })}`} download="" aria-label={words.exportAs(words[format])}>{words[format]}</a>
  );
  return <p class="comments-export"><span>{words.export}</span>{link("markdown")}{link("json")}</p>;
}
