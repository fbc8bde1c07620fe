import { macroOf } from './macros.ts';
import type { Part } from './typed-tree.ts';

/** A part of an expression as the library reads it, from its first character to the one behind its last. */
export interface ReadNode {
  readonly op: string;
  readonly args: unknown;
  readonly start: number;
  readonly end: number;
}

const NAMES: Readonly<Record<string, string>> = { in: '@in', '!_': '!_', '-_': '-_', '?:': '_?_:_', '[]': '_[_]' };

/**
 * The tree of an expression as the real compiler has it: operators are calls, macros loops.
 *
 * @param text of the expression, in which the places of operators are looked up
 * @throws UnreadableError about a macro that is used wrongly
 */
export const readTree = (node: ReadNode, text: string): Part => {
  const read = (part: ReadNode): Part => {
    const args = part.args as readonly unknown[];
    /** Where a sign stands behind a part, which brackets and comments may follow. */
    const behind = (one: ReadNode, sign: string): number => signBehind(text, one.end, sign);
    switch (part.op) {
      case 'value':
        return { op: 'literal', at: part.start, type: literalType(part.args), value: part.args };
      case 'id':
        return { op: 'ident', at: part.start, name: part.args as string };
      case '.':
      case '.?': {
        const [of, field] = args as [ReadNode, string];
        return { op: 'select', at: behind(of, '.'), of: read(of), field, isOptional: part.op === '.?' };
      }
      case 'list':
        return { op: 'list', at: part.start, items: (args as ReadNode[]).map(read) };
      case 'map':
        return {
          op: 'map',
          at: part.start,
          entries: (args as [ReadNode, ReadNode][]).map(([key, value]) => [read(key), read(value)]),
        };
      case 'call': {
        const [name, values] = args as [string, ReadNode[]];
        const at = signBehind(text, part.start + name.length, '(');
        return macroOf({ at, name, args: values.map(read) });
      }
      case 'rcall': {
        const [name, target, values] = args as [string, ReadNode, ReadNode[]];
        const at = signBehind(text, signBehind(text, behind(target, '.') + 1, name) + name.length, '(');
        return macroOf({ at, name, target: read(target), args: values.map(read) });
      }
      case '!_':
      case '-_':
        return { op: 'call', at: part.start, name: part.op, args: [read(part.args as ReadNode)] };
      default: {
        const [first, ...more] = args as [ReadNode, ...ReadNode[]];
        const name = NAMES[part.op] ?? (part.op === '[?]' ? '_[?_]' : `_${part.op}_`);
        return { op: 'call', at: behind(first, SIGNS[part.op] ?? part.op), name, args: [first, ...more].map(read) };
      }
    }
  };
  return read(node);
};

const SIGNS: Readonly<Record<string, string>> = { '?:': '?', '[]': '[', '[?]': '[' };

const signBehind = (text: string, from: number, sign: string): number => {
  let at = from;
  while (at < text.length && !text.startsWith(sign, at))
    at = text.startsWith('//', at) ? text.indexOf('\n', at) + 1 || text.length : at + 1;
  return at;
};

const literalType = (value: unknown): string => {
  if (value === null) return 'null';
  if (value instanceof Uint8Array) return 'bytes';
  const known = { string: 'string', bigint: 'int', number: 'double', boolean: 'bool' }[typeof value as 'string'];
  return known ?? 'uint';
};
