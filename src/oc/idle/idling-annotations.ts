import type { Invocation } from '../command.ts';

/** When something was idled, RFC 3339. */
const IDLED_AT = 'idling.alpha.openshift.io/idled-at';
/** JSON: what wakes up with a service, and to which size. */
export const TARGETS = 'idling.alpha.openshift.io/unidle-targets';
/** The size something had before. */
export const PREVIOUS_SCALE = 'idling.alpha.openshift.io/previous-scale';

/** What says that something is idled now. */
export const idledNow = ({ context }: Invocation): Readonly<Record<string, string>> => ({
  [IDLED_AT]: new Date(context.now()).toISOString().replace(/\.\d+Z$/, 'Z'),
});
