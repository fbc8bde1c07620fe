import { type Document, isAlias, isMap, isScalar, isSeq, type LineCounter, type Node } from 'yaml';

/**
 * What strict reading says of keys that a YAML text sets twice, in the words of the API's reader.
 *
 * @returns `undefined` when there are none
 */
export const yamlDuplicates = ({ contents }: Document, lines: LineCounter): string | undefined => {
  const found: string[] = [];
  collect(contents as Node | null, lines, found);
  return found.length === 0 ? undefined : ['yaml: unmarshal errors:', ...found.map((each) => `  ${each}`)].join('\n');
};

/** What stands in a value is told of before the value. */
const collect = (node: Node | null, lines: LineCounter, found: string[]): void => {
  if (isSeq(node)) for (const item of node.items) collect(item as Node, lines, found);
  if (!isMap(node)) return;
  const keys = new Set<unknown>();
  for (const { key, value } of node.items as { key: Node; value: Node | null }[]) {
    if (!isAlias(value)) collect(value, lines, found);
    const name = isScalar(key) ? key.value : undefined;
    if (name !== undefined && keys.has(name)) {
      const { line } = lines.linePos((value ?? key).range?.[0] ?? 0);
      found.push(`line ${line}: key ${JSON.stringify(name)} already set in map`);
    }
    keys.add(name);
  }
};
