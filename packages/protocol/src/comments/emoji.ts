/** What one may react with: few, each with a name for those who hear it. */
export const EMOJI = {
  "thumbs-up": "👍", "thumbs-down": "👎", heart: "❤️", laugh: "😄", celebrate: "🎉", surprised: "😮",
  sad: "😢", eyes: "👀", done: "✅", question: "❓", fire: "🔥", rocket: "🚀",
} as const;

export type EmojiName = keyof typeof EMOJI;

export const EMOJI_NAMES = Object.keys(EMOJI) as readonly EmojiName[];

export const isEmojiName = (raw: unknown): raw is EmojiName => typeof raw === "string" && Object.hasOwn(EMOJI, raw);
