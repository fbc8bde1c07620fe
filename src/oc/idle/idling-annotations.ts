import { idlingKeys } from '../../resources/workloads/idling.ts';
import type { Invocation } from '../command.ts';

/** What says that something is idled now, RFC 3339. */
export const idledNow = ({ context }: Invocation): Readonly<Record<string, string>> => ({
  [idlingKeys.at]: new Date(context.now()).toISOString().replace(/\.\d+Z$/, 'Z'),
});
