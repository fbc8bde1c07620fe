import { inputFiles } from '../input-files.ts';
import { parseOptions } from '../options.ts';
import type { Command } from '../process.ts';

interface Counts {
  lines: number;
  words: number;
  bytes: number;
}

/** `wc` with `-l`, `-w`, `-c`. */
export const wc: Command = async (process) => {
  const options = parseOptions(process, { flags: 'lwcm', long: { lines: 'l', words: 'w', bytes: 'c' } });
  if (options === undefined) return 1;
  let code = 0;
  const rows: { name: string; counts: Counts }[] = [];
  for await (const { name, content } of inputFiles(process, options.operands, () => (code = 1))) {
    rows.push({ name: name === '-' ? '' : name, counts: await count(content) });
  }
  if (options.operands.length > 1) rows.push({ name: 'total', counts: total(rows.map(({ counts }) => counts)) });
  const chosen = (['lines', 'words', 'bytes'] as const).filter(
    (each) => options.flags.size === 0 || options.flags.has(each === 'bytes' ? 'c' : (each[0] as string)),
  );
  const padded =
    chosen.length > 1 && options.operands.length === 0
      ? 7
      : String(Math.max(0, ...rows.map(({ counts }) => counts.bytes))).length;
  const width = chosen.length === 1 && rows.length === 1 ? 1 : padded;
  for (const { name, counts } of rows) {
    process.out(
      `${chosen.map((each) => String(counts[each]).padStart(width)).join(' ')}${name === '' ? '' : ` ${name}`}\n`,
    );
  }
  return code;
};

const count = async (content: AsyncIterable<Uint8Array>): Promise<Counts> => {
  const counts = { lines: 0, words: 0, bytes: 0 };
  let inWord = false;
  for await (const chunk of content) {
    counts.bytes += chunk.length;
    for (const byte of chunk) {
      const blank = byte === 32 || (byte >= 9 && byte <= 13);
      if (byte === 10) counts.lines++;
      if (!blank && !inWord) counts.words++;
      inWord = !blank;
    }
  }
  return counts;
};

const total = (all: readonly Counts[]): Counts =>
  all.reduce(
    (sum, { lines, words, bytes }) => ({
      lines: sum.lines + lines,
      words: sum.words + words,
      bytes: sum.bytes + bytes,
    }),
    { lines: 0, words: 0, bytes: 0 },
  );
