import type { KubeObject } from '../../resources/kube-object.ts';
import { qualifiedKind, qualifiedName } from '../client/object-name.ts';
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

/**
 * Creates objects and tells nothing but their names, for `-o name`: unlike other formats it does not keep the command from its
 * work.
 *
 * @returns the exit code
 */
export const createNamed = async (invocation: Invocation, objects: readonly KubeObject[]): Promise<number> => {
  const { client, context, flags, namespace } = invocation;
  let code = 0;
  for (const object of objects) {
    const kind = kindOfObject(object);
    const place = kind.namespaced ? (object.metadata.namespace ?? namespace) : '';
    try {
      if (!flags.boolean('dry-run')) await client.create(kind, place, object);
      context.stdout(`${qualifiedName(kind, object.metadata.name)}\n`);
    } catch (error) {
      code = 1;
      context.stderr(`error: ${errorMessage(error)}\n`);
    }
  }
  return code;
};
