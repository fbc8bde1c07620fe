import { UnsupportedError } from '../../errors/unsupported-error.ts';
import type { ClusterChanges } from './cluster-changes.ts';

/** Where the objects are that a command may name, by what it calls their kind. */
const collections: readonly (readonly [kind: RegExp, path: string])[] = [
  [/^clusterroles?(?:\.rbac.*)?$/, '/apis/rbac.authorization.k8s.io/v1/clusterroles'],
  [/^clusterrolebindings?(?:\.rbac.*)?$/, '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings'],
  [/^images?\.config\.openshift\.io$/, '/apis/config.openshift.io/v1/images'],
  [/^configs?\.imageregistry\.operator\.openshift\.io$/, '/apis/imageregistry.operator.openshift.io/v1/configs'],
  [/^(?:nodes?|no)$/, '/api/v1/nodes'],
];

/** How many bindings of a role are looked for: `oc` numbers them. */
const bindings = 5;

/**
 * Remembers what a command is about to change for the whole cluster.
 *
 * @param change what it changes, as messages name it
 * @param paths the objects that it changes; default: those that its words name
 * @throws UnsupportedError when it must not, or could not be put right afterwards
 */
export const rememberCommand = async (
  change: string,
  argv: readonly string[],
  changes: ClusterChanges | undefined,
  paths: readonly string[] = changedObjects(argv),
): Promise<void> => {
  if (changes === undefined)
    throw new UnsupportedError(
      `needs:cluster-scope: \`${argv.join(' ')}\` would change ${change}, which is not part of this run; --allow cluster-scope allows it`,
    );
  if (paths.length === 0)
    throw new UnsupportedError(
      `needs:cluster-scope: \`${argv.join(' ')}\` would change ${change}, and that could not be put right afterwards`,
    );
  for (const path of paths) await changes.remember({ method: 'PUT', path });
};

const changedObjects = (argv: readonly string[]): readonly string[] => {
  const words = argv.slice(1).filter((word) => !word.startsWith('-'));
  const [verb, first = '', second = ''] = words;
  if (verb === 'adm' && first === 'policy') return /cluster-role/.test(second) ? boundBy(words[3] ?? '') : [];
  if (verb === 'adm' && /^(?:un)?cordon$/.test(first) && second !== '') return [`/api/v1/nodes/${second}`];
  const [kind = '', name = second] = first.split('/', 2);
  const path = collections.find(([pattern]) => pattern.test(kind))?.[1];
  return path === undefined || name === '' ? [] : [`${path}/${name}`];
};

/** The bindings that `oc adm policy` makes for a role, or takes subjects from. */
const boundBy = (role: string): readonly string[] =>
  [role, ...Array.from({ length: bindings }, (_, index) => `${role}-${index}`)].map(
    (name) => `/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/${name}`,
  );
