import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
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
  const dry = invocation.flags.boolean('dry-run') ? ' (dry run)' : '';
  const line = (kind: ResourceKind, name: string): string => `${qualifiedKind(kind)} "${name}" created${dry}`;
  return await createEach(invocation, objects, { line, indent: '    ' });
};

/**
 * Creates objects and tells nothing but their names, for `-o name`: unlike other formats it does not keep the command from its
 * work.
 *
 * @returns the exit code
 */
export const createNamed = async (invocation: Invocation, objects: readonly KubeObject[]): Promise<number> =>
  (await createEach(invocation, objects, { line: qualifiedName, indent: '' })) ? 0 : 1;

const createEach = async (
  { client, context, flags, namespace }: Invocation,
  objects: readonly KubeObject[],
  { line, indent }: { readonly line: (kind: ResourceKind, name: string) => string; readonly indent: string },
): Promise<boolean> => {
  let complete = true;
  for (const object of objects) {
    const kind = kindOfObject(object);
    const place = kind.namespaced ? (object.metadata.namespace ?? namespace) : '';
    try {
      if (!flags.boolean('dry-run')) await client.create(kind, place, object);
      context.stdout(`${indent}${line(kind, object.metadata.name)}\n`);
    } catch (error) {
      complete = false;
      context.stderr(`${indent}error: ${errorMessage(error)}\n`);
    }
  }
  return complete;
};
