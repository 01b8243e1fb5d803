import type { ChatMessageProps } from "@tutti/protocol";
import { Match, Show, Switch, type JSX } from "solid-js";
import { Avatar } from "../../people/avatar.tsx";
import { initials } from "../../people/initials.ts";
import { chatTexts } from "../../texts/chat.ts";
import { AuthorIcon } from "../../theme/icon.tsx";
import { MoreIcon } from "../../theme/more-icons.tsx";
import type { Drawn } from "../drawn.ts";
import { Children } from "../element.tsx";
import { useSource } from "../media/use-source.ts";
import { follow } from "../readable.ts";
import { useRoom } from "../room.ts";
import "./chat-message.css";

/** What somebody said, beside who they are. */
export function ChatMessage(drawn: Drawn<"chatMessage">): JSX.Element {
  return (
    <div class="chat-message" data-voice={drawn.props.voice ?? (drawn.props.person === undefined ? "other" : "person")} role="article" aria-label={chatTexts.message(drawn.props.name)}>
      <Face props={drawn.props} />
      <div class="chat-said">
        <Show when={drawn.props.voice === undefined}><span class="chat-name">{drawn.props.name}</span></Show>
        <div class="flow chat-flow"><Children ids={drawn.childIds} /></div>
      </div>
    </div>
  );
}

function Face(props: { readonly props: ChatMessageProps }): JSX.Element {
  const people = follow(useRoom().people);
  const person = () => (props.props.person === undefined ? undefined : people().known.get(props.props.person));
  return (
    <span class="chat-face" aria-hidden="true">
      <Switch fallback={<span class="chat-disc">{initials(props.props.name)}</span>}>
        <Match when={props.props.source}>{(source) => <Picture source={source()} name={props.props.name} />}</Match>
        <Match when={props.props.icon}>{(icon) => <span class="chat-disc"><AuthorIcon name={icon()} /></span>}</Match>
        <Match when={person()}>{(known) => <Avatar person={known()} />}</Match>
        <Match when={props.props.voice === "assistant"}><span class="chat-disc" data-voice="assistant"><MoreIcon name="spark" size={16} /></span></Match>
        <Match when={props.props.voice === "user"}><span class="chat-disc"><MoreIcon name="user" size={16} /></span></Match>
      </Switch>
    </span>
  );
}

function Picture(props: { readonly source: NonNullable<ChatMessageProps["source"]>; readonly name: string }): JSX.Element {
  const source = useSource(() => props.source);
  return (
    <Show when={!source.failed()} fallback={<span class="chat-disc">{initials(props.name)}</span>}>
      <img class="chat-picture" src={source.address()} alt="" referrerpolicy="no-referrer" onError={() => source.fail()} />
    </Show>
  );
}
