import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';

/** What `oc adm prune images` keeps. */
export interface PruneOptions {
  /** Milliseconds since the epoch: what was created later stays. Before all time when size is asked about rather than age. */
  readonly keepAfter: number;
  readonly keepTagRevisions: number;
  /** Instead of counting revisions: only images beyond the limits of their projects go. */
  readonly overSizeLimit: boolean;
  readonly allImages: boolean;
  readonly pruneRegistry: boolean;
  /** Goes on when something names an image that cannot be understood. */
  readonly ignoreInvalidReferences: boolean;
  readonly confirm: boolean;
  /** One project only; images as such are left alone then. */
  readonly namespace: string | undefined;
}

/** @throws OcError for flags that do not go together */
export const pruneOptions = ({ flags, context, namespace }: Invocation): PruneOptions => {
  const overSizeLimit = flags.boolean('prune-over-size-limit');
  if (flags.has('prune-over-size-limit') && (flags.has('keep-younger-than') || flags.has('keep-tag-revisions')))
    throw new OcError('--prune-over-size-limit cannot be specified with --keep-tag-revisions nor --keep-younger-than');
  if (flags.duration('keep-younger-than') < 0)
    throw new OcError('--keep-younger-than must be greater than or equal to 0');
  if (flags.number('keep-tag-revisions') < 0)
    throw new OcError('--keep-tag-revisions must be greater than or equal to 0');
  checkRegistryUrl(flags.string('registry-url'));
  if (flags.boolean('force-insecure') && flags.has('certificate-authority'))
    throw new OcError('--certificate-authority cannot be specified with --force-insecure');
  if (flags.has('certificate-authority') && flags.string('registry-url').startsWith('http://'))
    throw new OcError('--certificate-authority cannot be specified for insecure http protocol');
  return {
    keepAfter: flags.has('prune-over-size-limit')
      ? Number.NEGATIVE_INFINITY
      : context.now() - flags.duration('keep-younger-than'),
    keepTagRevisions: flags.number('keep-tag-revisions'),
    overSizeLimit,
    allImages: flags.boolean('all'),
    pruneRegistry: flags.boolean('prune-registry'),
    ignoreInvalidReferences: flags.boolean('ignore-invalid-refs'),
    confirm: flags.boolean('confirm'),
    namespace: flags.has('namespace') ? namespace : undefined,
  };
};

const checkRegistryUrl = (url: string): void => {
  if (url === '') return;
  const {
    scheme = 'https',
    host = '',
    path = '',
    query = '',
  } = /^(?:(?<scheme>.*?):\/\/)?(?<host>[^/?]*)(?<path>[^?]*)(?:\?(?<query>.*))?$/s.exec(url)?.groups ?? {};
  const wrong = [
    !['http', 'https'].includes(scheme) && `unsupported scheme: ${scheme}`,
    path !== '' && path !== '/' && 'no path after <host>[:<port>] is allowed',
    query !== '' && 'no query arguments are allowed after <host>[:<port>]',
    host === '' && 'no host name specified',
  ].find(Boolean);
  if (wrong) throw new OcError(`invalid --registry-url flag: ${wrong}`);
};
