import { formCell, type ContentWrite, type JsonValue, type RoomContents } from "@tutti/protocol";

const FORM = formCell("");

/** What was sent of a form counts on from both sides: a generation that went back would take a waiting submit for the next one. */
export function afterSubmits(write: ContentWrite, target: RoomContents): ContentWrite {
  if (!write.name.startsWith(FORM)) return write;
  const [mine, theirs] = [target[write.scope].get(write.name), write.value];
  if (!isSubmit(mine) || !isSubmit(theirs)) return write;
  return { ...write, value: { ...theirs, generation: Math.max(mine.generation, theirs.generation) + 1 } };
}

const isSubmit = (value: JsonValue | undefined): value is { readonly generation: number } & { readonly [name: string]: JsonValue } =>
  typeof value === "object" && value !== null && "generation" in value && typeof value.generation === "number";
