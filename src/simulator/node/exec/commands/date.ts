import { dateTime } from '../date-time.ts';
import type { Command } from '../process.ts';

/** `date`, with `+FORMAT`; always in UTC. */
export const date: Command = ({ args, container: { clock }, out }) => {
  const format = args.find((each) => each.startsWith('+'))?.slice(1);
  out(`${dateTime(clock.now(), format ?? '%a %b %e %H:%M:%S UTC %Y')}\n`);
  return 0;
};
