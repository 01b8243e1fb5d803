/** How often is looked (ms). */
const EVERY = 250;

/** Looks at a version again and again, and tells where it is another. @returns once it was first looked at; a look that fails says nothing. */
export async function pollVersion(version: () => Promise<string>, changed: () => void): Promise<() => void> {
  let over = false;
  let timer: NodeJS.Timeout | undefined;
  let last: string | undefined;
  const look = async (): Promise<void> => {
    const now = await version().catch(() => undefined);
    if (over) return;
    if (now !== undefined && last !== undefined && now !== last) changed();
    last = now ?? last;
    timer = setTimeout(() => void look(), EVERY).unref();
  };
  await look();
  return () => {
    over = true;
    clearTimeout(timer);
  };
}
