import { DistributionError } from '../../../distribution/distribution-error.ts';

/** Why a layer could not be stored, in the words of containers/image. */
export const layerFailure = (error: unknown, digest: string): string => {
  const { message } = error as Error;
  if (!(error instanceof DistributionError))
    return `writing blob: adding layer with blob "${digest}"/""/"${digest}": unpacking failed (error: exit status 1; output: ${archiveFailure(message)})`;
  if (error.kind === 'content') return `writing blob: setting up to decompress blob: happened during read: ${message}`;
  return `writing blob: storing blob to file "/var/tmp/container_images_storage/1": happened during read: ${message}`;
};

const archiveFailure = (message: string): string =>
  /tar/i.test(message) ? 'archive/tar: invalid tar header' : message;
