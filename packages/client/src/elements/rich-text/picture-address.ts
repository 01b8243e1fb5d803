/** Where a browser finds a picture: a file by its id among those of its room, and what lies elsewhere at its address. */
export const pictureAddress = (filesAddress: string) => (src: string): string => (src.includes(":") ? src : `${filesAddress}/${src}`);
