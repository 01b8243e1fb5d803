/** What a task does that is measured for what is around it. */
export default function nothing(value: number): number {
  return value;
}
