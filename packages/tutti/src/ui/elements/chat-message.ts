import type { ChatMessageProps, Person } from "@tutti/protocol";
import type { Chat, ChatMessageOptions } from "../chat.ts";
import { given } from "../given.ts";
import { mediaSource } from "../media/source.ts";
import type { Pen } from "../pen.ts";

const VOICES = { user: "User", human: "User", assistant: "Assistant", ai: "Assistant" } as const;
const isVoice = (name: string): name is keyof typeof VOICES => Object.hasOwn(VOICES, name);

/** A message of a conversation. */
export const chatMessage = <Self>(pen: Pen<Self>): Chat<Self>["chatMessage"] =>
  (by, { avatar, key } = {}) => {
    if (typeof by !== "string" && typeof by?.name !== "string") pen.fail("chatMessage: whose it is, is not said", 'Give a person, "user", "assistant", or a name');
    const props = given({ ...speaker(by), ...picture(pen, avatar) });
    return pen.hold("chatMessage", props, key === undefined ? {} : { name: key, segment: `chatMessage(${key})` }).inside;
  };

function speaker(by: Person | string): Pick<ChatMessageProps, "name" | "person" | "voice"> {
  if (typeof by !== "string") return { name: by.name, person: by.id };
  return isVoice(by) ? { name: VOICES[by], voice: VOICES[by] === "User" ? "user" : "assistant" } : { name: by };
}

/** A short text that is no address is an icon's name or an emoji. */
function picture(pen: Pen<unknown>, avatar: ChatMessageOptions["avatar"]): Pick<ChatMessageProps, "icon" | "source"> {
  if (avatar === undefined) return {};
  if (typeof avatar === "string" && avatar.length <= 24 && !/[/:<]/.test(avatar)) return { icon: avatar };
  return { source: mediaSource(pen, "chatMessage", "image", avatar) };
}
