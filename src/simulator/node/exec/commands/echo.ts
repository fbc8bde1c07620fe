import { withEscapes } from '../escapes.ts';
import type { Command } from '../process.ts';

export const echo: Command = ({ args, out }) => {
  const options = args.findIndex((each) => !/^-[neE]+$/.test(each));
  const [flags, words] = options < 0 ? [args, []] : [args.slice(0, options), args.slice(options)];
  const text = words.join(' ');
  const escaped = flags.some((each) => each.includes('e'));
  out(`${escaped ? withEscapes(text) : text}${flags.some((each) => each.includes('n')) ? '' : '\n'}`);
  return 0;
};
