import { mediaType } from '../../../image/media-type.ts';
import { RegistryError } from '../http/registry-error.ts';
import type { Accepts } from './accepts.ts';

/**
 * Refuses to hand an OCI manifest or index to a client whose `Accept` header does not name its type: such clients would take it for a
 * Docker manifest. Wildcards name no type.
 *
 * @throws {RegistryError} 404, in the words of the distribution project before version 3
 */
export const requireAccepted = (accepts: Accepts, type: string): void => {
  const kind = kinds[type];
  if (kind === undefined || accepts(type)) return;
  throw new RegistryError('MANIFEST_UNKNOWN', {
    message: `OCI ${kind[0]} found, but accept header does not support OCI ${kind[1]}`,
  });
};

const kinds: Readonly<Record<string, readonly [one: string, several: string]>> = {
  [mediaType.ociManifest]: ['manifest', 'manifests'],
  [mediaType.ociIndex]: ['index', 'indexes'],
};
