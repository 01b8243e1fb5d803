declare module "@y/websocket-server/utils" {
  import type { IncomingMessage } from "node:http";
  import type { WebSocket } from "ws";
  export function setupWSConnection(socket: WebSocket, request: IncomingMessage): void;
}
