import { groupVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import type { ResourceApiRequest } from '../reply.ts';
import type { WriteOptions } from '../request/write-options.ts';
import { header } from '../transport/exchange.ts';
import type { Writing } from './track-update.ts';
import { defaultsOf, writtenPart } from './written-part.ts';

/** Whose the fields of a request's write are: those of the `fieldManager` that it names, else of the program that it comes from. */
export const writingOf = (
  request: ResourceApiRequest,
  storage: RestStorage,
  { fieldManager }: Pick<WriteOptions, 'fieldManager'>,
): Writing => {
  const { exchange, server, target } = request;
  const { subresource } = target;
  const program = (header(exchange.headers, 'user-agent') ?? '').split('/')[0] ?? '';
  return {
    kind: (BODIES.includes(subresource ?? '') && storage.subresources?.[subresource ?? '']?.kind) || storage.kind,
    manager: fieldManager || program || 'unknown',
    clock: server.clock,
    ...writtenPart(storage, subresource),
    ...(subresource === undefined ? defaultsOf(storage) : {}),
    inVersion: (object, apiVersion) => {
      const { plural } = storage.kind;
      return server.catalog.find({ ...groupVersionOf(apiVersion), plural })?.convert?.(object);
    },
    tracked: storage.tracksFields === true && (subresource === undefined || tracking.includes(subresource)),
  };
};

/** Subresources whose writes have owners. */
const tracking = ['status', 'scale', 'token'];

/** Subresources with a body of another kind than their resource. */
const BODIES = ['scale', 'token'];
