import type { RoomSync } from "../sync/types.ts";

/** Where a browser finds a file of a room. Where a ticket reads blobs, since no cookie goes along, it reads files too. */
export const fileAddress = (room: Pick<RoomSync, "blobAddress" | "filesAddress">, id: string): string =>
  `${room.filesAddress}/${id}${new URL(room.blobAddress(""), location.href).search}`;
