import type { Change } from '../../apimachinery/rest-storage.ts';
import { genericMethodNotAllowed } from '../failure.ts';
import type { ResourceApiRequest } from '../reply.ts';
import type { WriteOptions } from '../request/write-options.ts';
import type { PatchTarget } from './read-patch.ts';

export const applyPatch = async (_request: ResourceApiRequest, _kind: PatchTarget, _options: WriteOptions, _body: Buffer): Promise<Change> => {
  throw genericMethodNotAllowed();
};
