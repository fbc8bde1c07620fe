import type { KubeList } from '../../../src/resources/kube-object.ts';
import type { ContainerStatus, Pod } from '../../../src/resources/workloads/pod.ts';
import type { NodeWorld } from './node-world.ts';

/** Watches the containers of a project for so many seconds: every state that the first container of each pod was in. */
export const containerStates = async (world: NodeWorld, namespace: string, seconds: number): Promise<string> => {
  const seen = new Set<string>();
  for (let second = 0; second <= seconds; second += 1) {
    const { body } = await world.admin.request<KubeList<Pod>>({
      method: 'GET',
      path: `/api/v1/namespaces/${namespace}/pods`,
    });
    for (const { metadata, status } of body.items) {
      const [container] = status?.containerStatuses ?? [];
      if (container !== undefined && !isBeginning(container)) seen.add(stateLine(metadata.name, container));
    }
    await world.cluster.clock.advance(1000);
  }
  return `${[...seen].sort().join('\n')}\n`;
};

/** How long a container is being made before its first pull has failed or succeeded is chance. */
export const isBeginning = ({ state }: Pick<ContainerStatus, 'state'>): boolean =>
  state?.waiting?.reason === 'ContainerCreating';

/** Without moments and names of containers. */
export const stateLine = (
  name: string,
  { state, image, imageID }: Pick<ContainerStatus, 'state' | 'image' | 'imageID'>,
): string =>
  `${name} ${JSON.stringify(state, lasting)} image=${image} imageID=${imageID}`
    .replaceAll(/time=\\?\\"[^"]*\\"/g, 'time=<time>')
    .replaceAll(/\([0-9a-f-]{36}\)/g, '(<uid>)');

const lasting = (name: string, value: unknown): unknown => {
  if (['containerID', 'startedAt', 'finishedAt'].includes(name)) return undefined;
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
    : value;
};
