import type { KubeObject } from '../../resources/kube-object.ts';
import { qualifiedKind } from '../client/object-name.ts';
import type { Invocation } from '../command.ts';
import { errorMessage } from '../error-text.ts';
import { kindOfObject } from '../template/kind-of-object.ts';

/**
 * Creates objects one after the other and tells of each; what fails does not keep the others from being made.
 *
 * @returns whether all were created
 */
export const createObjects = async (invocation: Invocation, objects: readonly KubeObject[]): Promise<boolean> => {
  const { client, context, flags, namespace } = invocation;
  const dryRun = flags.boolean('dry-run');
  let complete = true;
  for (const object of objects) {
    const kind = kindOfObject(object);
    try {
      if (!dryRun) await client.create(kind, kind.namespaced ? (object.metadata.namespace ?? namespace) : '', object);
      context.stdout(`    ${qualifiedKind(kind)} "${object.metadata.name}" created${dryRun ? ' (dry run)' : ''}\n`);
    } catch (error) {
      complete = false;
      context.stderr(`    error: ${errorMessage(error)}\n`);
    }
  }
  return complete;
};
