import { loadableAddress, type MediaSource } from "@tutti/protocol";
import { createSignal, type Accessor } from "solid-js";
import { useRoom } from "../room.ts";

export interface SourceInUse {
  /** What an `src` is set to. An SVG stands there too: in a picture its scripts do not run. */
  readonly address: Accessor<string | undefined>;
  readonly failed: Accessor<boolean>;
  fail(): void;
  retry(): void;
  /** Whether it comes from another host, which the server may not allow. */
  readonly outside: Accessor<boolean>;
}

/** Follows where a picture or player loads from, and whether it could. */
export function useSource(source: () => MediaSource): SourceInUse {
  const room = useRoom();
  const [failedAt, setFailedAt] = createSignal<string>();
  const address = (): string | undefined => {
    const now = source();
    return now.kind === "blob" ? room.blobAddress(now.blob) : loadableAddress(now.url);
  };
  return {
    address,
    failed: () => address() === undefined || failedAt() === address(),
    fail: () => setFailedAt(address()),
    retry: () => setFailedAt(undefined),
    outside: () => /^https:/i.test(address() ?? ""),
  };
}
