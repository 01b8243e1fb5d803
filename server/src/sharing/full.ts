/** There are as many of something as there can be; the message says what to do. */
export class SharingFull extends Error {
  override readonly name = "SharingFull";
}
