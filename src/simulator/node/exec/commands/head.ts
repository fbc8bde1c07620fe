import { inputFiles } from '../input-files.ts';
import { parseOptions } from '../options.ts';
import type { Command } from '../process.ts';
import { textLines } from '../text-lines.ts';

/** `head` with `-n N`, `-N` and `-c N`. */
export const head: Command = async (process) => {
  const args = process.args.map((each) => each.replace(/^-(\d+)$/, '-n$1'));
  const options = parseOptions({ ...process, args }, { flags: 'q', valued: 'nc' });
  if (options === undefined) return 1;
  let code = 0;
  const bytes = options.values.get('c');
  for await (const { name, content } of inputFiles(process, options.operands, () => (code = 1))) {
    if (options.operands.length > 1) process.out(`==> ${name} <==\n`);
    if (bytes !== undefined) await copyBytes(content, Number(bytes), process.out);
    else await copyLines(content, Number(options.values.get('n') ?? 10), process.out);
  }
  return code;
};

const copyLines = async (
  content: AsyncIterable<Uint8Array>,
  limit: number,
  out: (text: string) => void,
): Promise<void> => {
  let left = limit;
  if (left <= 0) return;
  for await (const line of textLines(content)) {
    out(`${line}\n`);
    if (--left === 0) return;
  }
};

const copyBytes = async (
  content: AsyncIterable<Uint8Array>,
  limit: number,
  out: (chunk: Uint8Array) => void,
): Promise<void> => {
  let left = limit;
  for await (const chunk of content) {
    out(chunk.subarray(0, left));
    left -= chunk.length;
    if (left <= 0) return;
  }
};
