import { filesOf, isTest, lineOf, read } from "./tree.ts";

interface Place { readonly id: string; readonly where: string }

/** A rule stands at the start of a line or list item of a SPEC*.md: `- [RUN-7] a superseded run never loses a click`. */
const RULE = /^(?:[-*] )?\[([A-Z]+-\d+)\] /gm;
/** A test's name starts with the id of the rule that it proves, whatever function it is handed to. */
const TEST_NAME = /\(\s*["'`]\[([A-Z]+-\d+)\] /g;

/**
 * Rules and tests, both ways: a rule without a test is a wish, and a test that names a rule nobody has written proves nothing.
 *
 * @returns a sentence for each problem.
 */
export function specProblems(root: string): string[] {
  const files = filesOf(root);
  const rules = files.filter((file) => /(^|\/)SPEC[^/]*\.md$/.test(file)).flatMap((file) => places(root, file, RULE));
  const tests = files.filter((file) => holdsTests(root, file)).flatMap((file) => places(root, file, TEST_NAME));
  const known = new Map<string, string>();
  const twice: string[] = [];
  for (const { id, where } of rules) {
    const first = known.get(id);
    if (first) twice.push(`${where}: rule [${id}] stands in ${first} too; an id means one thing`);
    else known.set(id, where);
  }
  const proved = new Set(tests.map((test) => test.id));
  return [
    ...twice,
    ...[...known].filter(([id]) => !proved.has(id)).map(([id, where]) => `${where}: no test proves rule [${id}]; name one "[${id}] …"`),
    ...tests.filter(({ id }) => !known.has(id)).map(({ id, where }) => `${where}: a test names [${id}], and no SPEC*.md has such a rule`),
  ];
}

/** Contract suites are called from tests, and need not be called so themselves. */
const holdsTests = (root: string, file: string): boolean => /\.tsx?$/.test(file) && (isTest(file) || /from "vitest"/.test(read(root, file)));

function places(root: string, file: string, pattern: RegExp): Place[] {
  const text = read(root, file);
  return [...text.matchAll(pattern)].map((match) => ({ id: match[1] ?? "", where: `${file}:${lineOf(text, match.index)}` }));
}
