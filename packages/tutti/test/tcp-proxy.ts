import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** A line in front of a server of this machine, which can go dead as a cable that was pulled: it stays open, and nothing comes through it. */
export interface TcpProxy {
  readonly port: number;
  /** From here on nothing comes through lines that are open now; new ones go through. */
  pull(): void;
  /** Lines that are open now. */
  readonly open: number;
  close(): Promise<void>;
}

export async function startTcpProxy(to: number): Promise<TcpProxy> {
  const lines = new Set<readonly [Socket, Socket]>();
  const proxy = createServer({ allowHalfOpen: false }, (near) => {
    const far = connect(to, "127.0.0.1");
    const line = [near, far] as const;
    lines.add(line);
    near.pipe(far).pipe(near);
    for (const end of line) {
      end.on("error", () => undefined);
      end.on("close", () => {
        lines.delete(line);
        for (const other of line) other.destroy();
      });
    }
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  return {
    // It listens on a port, and not on a path.
    port: (proxy.address() as AddressInfo).port,
    pull() {
      for (const [near, far] of lines) {
        near.unpipe(far);
        far.unpipe(near);
        // What comes is read and dropped: who hangs up is noticed, as on a line that is dead on its far side.
        near.resume();
        far.pause();
      }
    },
    get open() {
      return lines.size;
    },
    async close() {
      const closed = once(proxy, "close");
      proxy.close();
      for (const line of lines) for (const end of line) end.destroy();
      await closed;
    },
  };
}
