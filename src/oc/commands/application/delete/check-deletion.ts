import type { Invocation } from '../../../command.ts';
import { OcError } from '../../../oc-error.ts';

/**
 * How long objects have to end, in seconds; `undefined`: as long as each of them says. No time at all is for `--force` alone:
 * without it, 0 becomes 1.
 */
export const gracePeriod = ({ flags }: Invocation): number | undefined => {
  if (flags.boolean('now')) return 1;
  const period = flags.number('grace-period');
  if (period === 0 && !flags.boolean('force')) return 1;
  if (period >= 0) return period;
  return flags.boolean('force') ? 0 : undefined;
};

/** Warns of what a deletion does that its user may not expect. @throws OcError for flags that cannot stand together */
export const checkDeletion = (invocation: Invocation): void => {
  const { flags, context } = invocation;
  if (flags.boolean('now') && flags.has('grace-period') && flags.number('grace-period') !== -1)
    throw new OcError('--now and --grace-period cannot be specified together');
  const format = flags.string('output');
  if (format !== '' && format !== 'name' && !flags.has('raw'))
    throw new OcError(`unexpected -o output mode: ${format}. We only support '-o name'`);
  if (flags.boolean('all') && (flags.string('selector') !== '' || flags.string('field-selector') !== ''))
    throw new OcError("setting 'all' parameter but found a non empty selector. ");
  const grace = gracePeriod(invocation);
  if (flags.boolean('force') && grace === 0)
    context.stderr(
      'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.\n',
    );
  if (flags.boolean('force') && (grace ?? 0) > 0)
    throw new OcError('--force and --grace-period greater than 0 cannot be specified together');
  if (flags.has('raw') && flags.boolean('interactive')) throw new OcError('--interactive can not be used with --raw');
};

/** Warns of the older words of `--cascade`. @throws OcError for a word that is none of them */
export const checkCascade = ({ flags, context }: Invocation): void => {
  const cascade = flags.string('cascade');
  if (policies[cascade]) return;
  if (!/^(1|0|t|f|true|false)$/i.test(cascade))
    throw new OcError(`invalid cascade value (${cascade}). Must be "background", "foreground", or "orphan"`);
  context.stderr(
    `warning: --cascade=${cascade} is deprecated (boolean value) and can be replaced with --cascade=${modern(cascade)}.\n`,
  );
};

/** What happens to dependents, as `--cascade` says it. */
export const propagationPolicy = ({ flags }: Invocation): string => {
  const cascade = flags.string('cascade');
  return policies[cascade] ?? (policies[modern(cascade)] as string);
};

const modern = (cascade: string): string => (/^(1|t|true)$/i.test(cascade) ? 'background' : 'orphan');

const policies: Readonly<Record<string, string>> = {
  background: 'Background',
  orphan: 'Orphan',
  foreground: 'Foreground',
};
