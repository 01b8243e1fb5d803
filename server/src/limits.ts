import { HISTORY_DAYS } from "@tutti/protocol";

/** Every bound of the server in one place. Bytes, milliseconds and counts. */
export interface Limits {
  /** The largest frame that a socket takes: so much may somebody write offline and bring at once, in one document. */
  readonly frameBytes: number;
  /** What one connection may send for documents that it has not been let into yet, and the largest frame that is no document's. */
  readonly unopenedBytes: number;
  /** What may be on its way in over all sockets, in frames that are not whole yet. */
  readonly incomingBytes: number;
  /** Sockets at once, of all, and of one address. */
  readonly sockets: number;
  readonly socketsPerAddress: number;
  /** Sockets that one address may ask for within a minute: after a restart a whole office comes back at once. */
  readonly connectionsPerMinute: number;
  /** Rooms open at once. */
  readonly rooms: number;
  /** Documents that one socket may hold. */
  readonly documentsPerSocket: number;
  /** What one connection may send: a rate a second, and how much may come at once. */
  readonly messagesPerSecond: number;
  readonly messagesBurst: number;
  readonly bytesPerSecond: number;
  readonly bytesBurst: number;
  /** Updates that wait for others which never came; beyond it the connection that brought them is cut. */
  readonly pendingBytes: number;
  /** What may wait for a slow reader before it gets no more of the stream until it has drained. */
  readonly bufferedBytes: number;
  /** What may wait for a slow reader before it is cut. */
  readonly bufferedBytesMax: number;
  /** The longest that a committed group waits for company. */
  readonly commitInterval: number;
  /** What may wait for a store that does not answer, before rooms turn read-only. */
  readonly queueBytes: number;
  /** Updates in a document's tail before it is folded into a snapshot. */
  readonly snapshotEvery: number;
  /** How long a room stays open with nobody in it. */
  readonly roomIdle: number;
  /** How often a script's process is asked whether it lives. */
  readonly heartbeat: number;
  /** How often it is asked while it runs a script; one that does not answer by the next time steps behind the others. */
  readonly runBeat: number;
  /** Silence after which a process gets no new work, and its other rooms go elsewhere. */
  readonly hostSilent: number;
  /** Silence after which a process is ended. */
  readonly hostTimeLimit: number;
  /** Memory of a script's process beyond which it is ended. */
  readonly hostMemory: number;
  /** Rooms of one script process. */
  readonly roomsPerHost: number;
  /** How long a script's process stays without a room. */
  readonly hostIdle: number;
  /** Bytes of tables and files that all views together may hold. */
  readonly blobBytes: number;
  /** Bytes of files that people uploaded to one room, and how many. */
  readonly roomFileBytes: number;
  readonly roomFiles: number;
  /** Uploads of one person to one room that are not finished. */
  readonly uploadsPerPerson: number;
  /** Files that one person may begin within a minute; one address ten times as many: a whole office comes from one. */
  readonly uploadsPerMinute: number;
  /**
   * How often (ms) files are looked for that nothing names; how long such a file stays, one that nothing has named yet, and an upload that
   * nobody goes on with. Whoever brought a file and went offline before the server heard where it belongs comes back days later.
   */
  readonly fileSweep: number;
  readonly fileGrace: number;
  readonly fileWait: number;
  readonly uploadExpiry: number;
  /** How long (ms) a room that was opened to be forked or merged may take to be drawn. */
  readonly drawnWithin: number;
  /** Days after which what somebody explores on their own goes, where nobody has been there. */
  readonly explorationDays: number;
  /** Days for which a room's history is kept. */
  readonly historyDays: number;
  /** Visits of assistants at once, and how long (ms) one stays that asks nothing. */
  readonly assistants: number;
  readonly assistantIdle: number;
  /** The longest that stopping may take. */
  readonly stopDeadline: number;
}

const MiB = 1024 * 1024;

export const DEFAULT_LIMITS: Limits = {
  frameBytes: 16 * MiB,
  unopenedBytes: 2 * MiB,
  incomingBytes: 256 * MiB,
  sockets: 5_000,
  socketsPerAddress: 500,
  connectionsPerMinute: 6_000,
  rooms: 1_000,
  documentsPerSocket: 200,
  messagesPerSecond: 500,
  messagesBurst: 4_000,
  bytesPerSecond: 2 * MiB,
  bytesBurst: 32 * MiB,
  pendingBytes: MiB,
  bufferedBytes: 1 * MiB,
  bufferedBytesMax: 64 * MiB,
  commitInterval: 50,
  queueBytes: 64 * MiB,
  snapshotEvery: 500,
  roomIdle: 30_000,
  heartbeat: 250,
  runBeat: 40,
  hostSilent: 1_000,
  hostTimeLimit: 30_000,
  hostMemory: 1024 * MiB,
  roomsPerHost: 20,
  hostIdle: 30_000,
  blobBytes: 256 * MiB,
  roomFileBytes: 2_000_000_000,
  roomFiles: 10_000,
  uploadsPerPerson: 200,
  uploadsPerMinute: 600,
  fileSweep: 10 * 60_000,
  fileGrace: 60 * 60_000,
  fileWait: 30 * 24 * 60 * 60_000,
  uploadExpiry: 24 * 60 * 60_000,
  drawnWithin: 10_000,
  explorationDays: 30,
  historyDays: HISTORY_DAYS,
  assistants: 50,
  assistantIdle: 5 * 60_000,
  stopDeadline: 5_000,
};
