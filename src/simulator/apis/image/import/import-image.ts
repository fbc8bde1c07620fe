import { type ImageReference, parseImageReference } from '../../../../image/reference.ts';
import { dockerDefaults, formatExact } from '../../../../image/reference-format.ts';
import type { ImageImportSpec, ImageImportStatus } from '../../../../resources/image-stream-import.ts';
import { fetchImage } from './fetch-image.ts';
import type { UpstreamRepository } from './image-importer.ts';
import { failureOf } from './import-failure.ts';
import type { ImportSession } from './import-session.ts';

/** Imports what one entry of a request names. Where credentials are refused it is tried once more without any. */
export const importImage = async (session: ImportSession, spec: ImageImportSpec): Promise<ImageImportStatus> => {
  const written = parseImageReference(spec.from.name);
  const reference = dockerDefaults(written);
  const insecure = session.request.insecure || Boolean(spec.importPolicy?.insecure);
  const attempt = (anonymous: boolean): Promise<ImageImportStatus> =>
    fetched(session, spec, written, reference, session.repository(reference, insecure, anonymous));
  const first = await attempt(false);
  const refused = first.status.reason === 'Unauthorized' && first.status.message?.includes('username or password');
  if (!refused) return first;
  const second = await attempt(true);
  return second.status.status === 'Success' ? second : first;
};

const fetched = async (
  session: ImportSession,
  spec: ImageImportSpec,
  written: ImageReference,
  reference: ImageReference,
  repository: UpstreamRepository,
): Promise<ImageImportStatus> => {
  const tag = reference.tag ? { tag: reference.tag } : {};
  try {
    const { image, manifests } = await fetchImage(repository, reference.id || reference.tag, {
      pullSpec: (digest) => formatExact({ ...written, tag: '', id: digest }),
      keepsList: spec.importPolicy?.importMode === 'PreserveOriginal',
      includeManifest: Boolean(spec.includeManifest),
      platform: session.request.platform,
      now: session.request.now,
    });
    return {
      status: { metadata: {}, status: 'Success' },
      image,
      ...tag,
      ...(manifests.length > 0 ? { manifests } : {}),
    };
  } catch (error) {
    const { areUserMade } = session.request.credentials;
    return { status: failureOf(error, reference, { used: session.hasCredentials(reference), areUserMade }), ...tag };
  }
};
