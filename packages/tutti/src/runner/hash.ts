/**
 * A short name for a text: 53 bits in base 36. Two multiplicative lanes over the UTF-16 units; not for secrets, only so that
 * equal places have equal names and different ones do not meet.
 */
export function shortHash(text: string): string {
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 0x2c1b3c6d);
    low = Math.imul(low ^ unit, 0x297a2d39);
  }
  high = Math.imul(high ^ (high >>> 15) ^ (low << 7), 0x7feb352d);
  low = Math.imul(low ^ (low >>> 16) ^ (high << 9), 0x846ca68b);
  return (((high ^ (high >>> 14)) >>> 11) * 2 ** 32 + ((low ^ (low >>> 13)) >>> 0)).toString(36);
}
