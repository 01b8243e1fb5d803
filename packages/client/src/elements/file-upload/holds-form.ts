import { createSignal, onCleanup, type Accessor } from "solid-js";
import type { Pending } from "../../sync/uploads/uploads.ts";
import { fileTexts } from "../../texts/files.ts";
import { useForm } from "../form/form-context.ts";

/**
 * A form is not sent while a file that was chosen for it is on its way, as it is for as long as there is no network: it would go
 * without the file, and nobody would see that.
 *
 * @returns why it was held back, for as long as that holds.
 */
export function holdsForm(pending: Accessor<readonly Pending[]>): Accessor<string | undefined> {
  const [held, setHeld] = createSignal(false);
  const coming = (): Pending | undefined => pending().find(({ state }) => state !== "failed");
  const end = useForm()?.hold(() => {
    setHeld(coming() !== undefined);
    return held();
  });
  if (end) onCleanup(end);
  return () => {
    const file = held() ? coming() : undefined;
    return file && fileTexts.notSent(file.name);
  };
}
