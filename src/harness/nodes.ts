import { ConfigurationError } from '../errors/configuration-error.ts';
import { UnsupportedError } from '../errors/unsupported-error.ts';
import { nodeKind } from '../resources/kinds/kinds.ts';
import { isWorker, type Node } from '../resources/nodes/node.ts';
import type { KubeObjects } from './kube-objects.ts';

/**
 * The nodes that run applications. Features call them `worker-0`, `worker-1` and so on; on a cluster that names its nodes
 * otherwise, these are its workers in the order of their names.
 */
export class Nodes {
  readonly #objects: KubeObjects;

  constructor(objects: KubeObjects) {
    this.#objects = objects;
  }

  /** Closes every other node to new pods, as `oc adm cordon` does. */
  async allowOnly(logicalName: string): Promise<void> {
    const workers = await this.#workers();
    const chosen = realName(logicalName, workers);
    for (const node of workers) {
      const unschedulable = node.metadata.name !== chosen;
      if ((node.spec?.unschedulable ?? false) === unschedulable) continue;
      await this.#objects.merge(
        nodeKind,
        { name: node.metadata.name },
        { spec: { unschedulable: unschedulable || null } },
      );
    }
  }

  /**
   * @throws UnsupportedError when the cluster has too few nodes
   * @throws ConfigurationError for a name that means none
   */
  async realNameOf(logicalName: string): Promise<string> {
    return realName(logicalName, await this.#workers());
  }

  async #workers(): Promise<readonly Node[]> {
    const nodes = await this.#objects.list<Node>(nodeKind);
    return nodes.filter(isWorker).toSorted((a, b) => a.metadata.name.localeCompare(b.metadata.name, 'en'));
  }
}

const realName = (logicalName: string, workers: readonly Node[]): string => {
  const names = workers.map((node) => node.metadata.name);
  if (names.includes(logicalName)) return logicalName;
  const index = Number(/^worker-(\d+)$/.exec(logicalName)?.[1]);
  const name = names[index];
  if (name !== undefined) return name;
  const message = `there is no node "${logicalName}": the cluster has ${names.length} for applications (${names.join(', ')})`;
  if (Number.isInteger(index)) throw new UnsupportedError(`needs:nodes: ${message}`);
  throw new ConfigurationError(message, { hint: 'name the nodes worker-0, worker-1, … in the feature' });
};
