import type { KubeObject } from '../../../resources/kube-object.ts';
import { badRequest } from '../status-error.ts';

/**
 * An update must carry the name that its URL has.
 *
 * @throws StatusError 400
 */
export const checkName = ({ metadata }: KubeObject, name: string): void => {
  if (!metadata.name)
    throw badRequest(`the name of the object (${name} based on URL) was undeterminable: name must be provided`);
  if (metadata.name !== name)
    throw badRequest(`the name of the object (${metadata.name}) does not match the name on the URL (${name})`);
};
