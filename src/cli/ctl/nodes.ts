import { ConfigurationError } from '../../errors/configuration-error.ts';
import type { CtlOptions } from '../ctl-command.ts';
import { findCluster } from './find-cluster.ts';
import { columns, print } from './print.ts';

interface NodeState {
  readonly name: string;
  readonly schedulable: boolean;
  readonly images: readonly { readonly names?: readonly string[]; readonly sizeBytes?: number }[];
}

const actions = ['images', 'remove-image', 'cordon', 'uncordon'];

/** `streamproof ctl nodes`: lists the nodes or their images, removes an image, closes a node to new pods or opens it. */
export const controlNodes = async (
  action: string | undefined,
  name: string | undefined,
  image: string | undefined,
  { cluster, json }: CtlOptions,
): Promise<void> => {
  check(action, name, image);
  const client = await findCluster(cluster);
  if (action === undefined || action === 'images') {
    const nodes = (await client.send<NodeState[]>('GET', '/nodes')).filter((node) => (name ?? node.name) === node.name);
    if (nodes.length === 0)
      throw new ConfigurationError(`There is no node "${name}".`, { hint: 'streamproof ctl nodes' });
    print(nodes, json, action === undefined ? nodeTable(nodes) : imageTable(nodes));
    return;
  }
  const path = `/nodes/${encodeURIComponent(name ?? '')}`;
  const answer = await client.send('POST', path, { order: action, ...(image === undefined ? {} : { image }) });
  print(answer, json, `${name}: ${image === undefined ? `${action}ed` : `removed ${image}`}`);
};

/** @throws ConfigurationError when a word is missing or unknown */
const check = (action: string | undefined, name: string | undefined, image: string | undefined): void => {
  if (action === undefined || (action === 'images' && image === undefined)) return;
  if (!actions.includes(action))
    throw new ConfigurationError(`Nodes cannot "${action}".`, { hint: actions.join(', ') });
  const isComplete = name !== undefined && (action !== 'remove-image' || image !== undefined);
  if (isComplete) return;
  const words = action === 'remove-image' ? 'worker-0 docker.io/acme/web:1' : 'worker-0';
  throw new ConfigurationError(`"${action}" does not say what is meant.`, {
    hint: `streamproof ctl nodes ${action} ${words}`,
  });
};

const nodeTable = (nodes: readonly NodeState[]): string =>
  columns([
    ['NODE', 'STATE', 'IMAGES'],
    ...nodes.map(({ name, schedulable, images }) => [name, schedulable ? 'open' : 'cordoned', String(images.length)]),
  ]);

const imageTable = (nodes: readonly NodeState[]): string =>
  columns([
    ['NODE', 'BYTES', 'NAMES'],
    ...nodes.flatMap(({ name, images }) =>
      images.map(({ names = [], sizeBytes = 0 }) => [name, String(sizeBytes), names.join(' ')]),
    ),
  ]);
