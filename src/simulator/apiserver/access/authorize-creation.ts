import type { Change } from '../../apimachinery/rest-storage.ts';
import type { ResourceApiRequest } from '../reply.ts';
import { authorizeRequest } from './authorize-request.ts';

/** Who may change what is there may not yet make what is missing. @throws StatusError 403 */
export const authorizeCreation = ({ context, info, query, server }: ResourceApiRequest): Promise<void> =>
  authorizeRequest(context.user, { ...info, verb: 'create' }, query, server.authorize);

/** A change that makes an object where there is none for those only who may. */
export const whereAuthorized =
  (request: ResourceApiRequest, change: Change): Change =>
  (current) =>
    current === undefined ? authorizeCreation(request).then(() => change(current)) : change(current);
