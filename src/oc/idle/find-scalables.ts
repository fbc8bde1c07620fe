import { podKind } from '../../resources/kinds/kinds.ts';
import type { OwnerReference } from '../../resources/kube-object.ts';
import { controllerOf } from '../../resources/metadata/controller-of.ts';
import type { Endpoints } from '../../resources/networking/endpoints.ts';
import type { Pod } from '../../resources/workloads/pod.ts';
import { isNotFound } from '../client/client.ts';
import { resolveKind } from '../client/discovery.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';

/** Something that has a size. */
export interface Scalable {
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  readonly group: string;
}

/**
 * What makes the pods behind a service: their controllers, or the controllers of these.
 *
 * @param known those that were found for other services; the same one is the same object
 * @throws OcError for a pod that nobody makes anew, and for a stateful set
 */
export const findScalables = async (
  invocation: Invocation,
  { metadata, subsets = [] }: Endpoints,
  known: Map<string, Scalable>,
): Promise<readonly Scalable[]> => {
  const { client } = invocation;
  const references = subsets.flatMap(({ addresses = [] }) => addresses.flatMap(({ targetRef }) => targetRef ?? []));
  const owners = new Map<string, OwnerReference>();
  for (const { kind, name = '', namespace = metadata.namespace ?? '' } of references) {
    const pod = kind === 'Pod' ? await client.find<Pod>(podKind, namespace, name) : undefined;
    if (pod === undefined) continue;
    const owner = controllerOf(pod);
    if (owner === undefined)
      throw new OcError(`unable to find controller for pod ${namespace}/${name}: no creator reference listed`);
    owners.set(`${owner.kind}/${owner.name}`, owner);
  }
  const found = new Set<Scalable>();
  for (const owner of owners.values()) {
    const scalable = await topOf(invocation, owner, metadata.namespace ?? '');
    if (scalable === undefined) continue;
    const key = Object.values(scalable).join('/');
    found.add(known.get(key) ?? scalable);
    if (!known.has(key)) known.set(key, scalable);
  }
  return [...found];
};

const topOf = async (
  { client }: Invocation,
  owner: OwnerReference,
  namespace: string,
): Promise<Scalable | undefined> => {
  const failed = (why: string): OcError =>
    new OcError(`unable to load ${owner.kind} ${JSON.stringify(owner.name)}: ${why}`);
  if (owner.kind === 'StatefulSet') throw failed('idling StatefulSet is not supported yet.');
  const kind = await resolveKind(client, `${owner.kind}.${groupOf(owner)}`);
  const object = await client.get(kind, namespace, owner.name).catch((error: Error) => {
    if (!isNotFound(error)) throw failed(error.message);
  });
  if (object === undefined) return undefined;
  const top = controllerOf(object) ?? owner;
  return { namespace, kind: top.kind, name: top.name, group: groupOf(top) };
};

const groupOf = ({ apiVersion }: OwnerReference): string =>
  apiVersion.includes('/') ? (apiVersion.split('/')[0] as string) : '';
