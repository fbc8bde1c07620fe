import type { Streams } from '../redirection.ts';
import type { ShellState } from './shell-state.ts';

/** What has been read of an input and not been used. */
const rests = new WeakMap<AsyncIterable<Uint8Array>, { iterator: AsyncIterator<Uint8Array>; text: string }>();

/** `read NAME…`: one line of the input, its words among the variables. @returns 1 at the end of the input */
export const readVariables = async (
  args: readonly string[],
  { variables }: ShellState,
  { stdin }: Streams,
): Promise<number> => {
  const names = args.filter((each) => !each.startsWith('-'));
  const line = await nextLine(stdin);
  const words = (line?.text ?? '').trim();
  const fields = words === '' ? [] : words.split(/[ \t]+/);
  for (const [index, name] of (names.length === 0 ? ['REPLY'] : names).entries()) {
    const isLast = index >= names.length - 1;
    variables.set(
      name,
      (isLast
        ? words
            .split(/[ \t]+/)
            .slice(index)
            .join(' ')
        : fields[index]) ?? '',
    );
  }
  return line?.isWhole ? 0 : 1;
};

const nextLine = async (
  input: AsyncIterable<Uint8Array>,
): Promise<{ readonly text: string; readonly isWhole: boolean } | undefined> => {
  let rest = rests.get(input);
  if (rest === undefined) rests.set(input, (rest = { iterator: input[Symbol.asyncIterator](), text: '' }));
  for (;;) {
    const end = rest.text.indexOf('\n');
    if (end >= 0) {
      const text = rest.text.slice(0, end);
      rest.text = rest.text.slice(end + 1);
      return { text, isWhole: true };
    }
    const next = await rest.iterator.next();
    if (!next.done) {
      rest.text += Buffer.from(next.value).toString();
      continue;
    }
    const { text } = rest;
    rest.text = '';
    return text === '' ? undefined : { text, isWhole: false };
  }
};
