import { fileAddress } from "../file-address.ts";

/** Where a browser finds a picture: a file by its id among those of its room, and what lies elsewhere at its address. */
export const pictureAddress = (room: Parameters<typeof fileAddress>[0]) => (src: string): string => (src.includes(":") ? src : fileAddress(room, src));
