import type { ApiStatusError } from '../../errors/api-status-error.ts';
import { projectKind } from '../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { OcError } from '../oc-error.ts';
import { type Client, isRefusal } from './client.ts';

/**
 * The project that the configuration names.
 *
 * @throws OcError when it is not there, or not for this user
 */
export const currentProject = async (client: Client, name: string): Promise<KubeObject> =>
  await client.get(projectKind, '', name).catch((error: unknown) => {
    if (!isUnseen(error)) throw error;
    throw new OcError(
      `you do not have rights to view project ${JSON.stringify(name)} specified in your config or the project doesn't exist`,
      { cause: error },
    );
  });

/** Whether an object is not there, or not for this user. */
export const isUnseen = (error: unknown): error is ApiStatusError => isRefusal(error, 'NotFound', 'Forbidden');
