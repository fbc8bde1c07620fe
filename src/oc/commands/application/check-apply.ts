import type { Invocation } from '../../command.ts';
import { refuseAllWithSelector } from '../../command-line/all-or-selector.ts';
import { OcError } from '../../oc-error.ts';

/** @throws OcError for flags of `oc apply` that exclude each other */
export const checkApply = ({ flags }: Invocation): void => {
  const server = flags.boolean('server-side');
  if (flags.boolean('force-conflicts') && !server) throw new OcError('--force-conflicts only works with --server-side');
  if (server && flags.string('dry-run') === 'client')
    throw new OcError("--dry-run=client doesn't work with --server-side (did you mean --dry-run=server instead?)");
  if (server && flags.boolean('force')) throw new OcError('--force cannot be used with --server-side');
  if (flags.boolean('force') && flags.string('dry-run') === 'server')
    throw new OcError('--dry-run=server cannot be used with --force');
  if (flags.has('subresource') && !server) throw new OcError('--subresource can only be specified for --server-side');
  refuseAllWithSelector(flags);
  if (!flags.boolean('prune')) return;
  if (flags.boolean('force')) throw new OcError('--force cannot be used with --prune');
  if (!flags.boolean('all') && !flags.has('selector'))
    throw new OcError(
      'all resources selected for prune without explicitly passing --all. To prune all resources, pass the --all flag. If you did not mean to prune all resources, specify a label selector',
    );
  if (server)
    throw new OcError("--prune is in alpha and doesn't currently work on objects created by server-side apply");
};
