import { OcError } from '../oc-error.ts';
import type { Flags } from './flags.ts';
import { logLine } from './log-line.ts';

/**
 * Brings `--dry-run` to `none`, `client` or `server`; older ways to say so get a warning in the form of the log of `oc`.
 *
 * @returns the warning, with its line end; empty without one
 * @throws OcError for another word
 */
export const resolveDryRun = (flags: Flags, now: number): string => {
  const value = flags.string('dry-run');
  if (['none', 'client', 'server'].includes(value)) return '';
  if (value === 'unchanged') {
    flags.set('dry-run', 'client');
    return logLine(now, 'helpers.go:702', '--dry-run is deprecated and can be replaced with --dry-run=client.');
  }
  if (!/^(1|0|t|f|true|false)$/i.test(value))
    throw new OcError(`Invalid dry-run value (${value}). Must be "none", "server", or "client".`);
  const mode = /^(1|t|true)$/i.test(value) ? 'client' : 'none';
  flags.set('dry-run', mode);
  return logLine(
    now,
    `helpers.go:${mode === 'client' ? 716 : 719}`,
    `--dry-run=${value} is deprecated (boolean value) and can be replaced with --dry-run=${mode}.`,
  );
};
