import { asImageReference, type ImageReference } from '../../../../image/reference.ts';
import { dockerDefaults } from '../../../../image/reference-format.ts';
import type {
  ImageImportSpec,
  ImageImportStatus,
  ImportStatus,
} from '../../../../resources/images/image-stream-import.ts';
import { pinned } from '../../../image-streams/resolve-image-reference.ts';
import { type FetchedImage, type FetchOptions, fetchImage } from './fetch-image.ts';
import { blocked, failureOf, manyFailures, unparsable } from './import-failure.ts';
import type { ImportSession } from './import-session.ts';

/**
 * Imports what one entry of a request names: from the first of its mirrors that has it, or from where it is said to be. Where credentials
 * are refused it is tried once more without any.
 */
export const importImage = async (session: ImportSession, spec: ImageImportSpec): Promise<ImageImportStatus> => {
  if (spec.from.name === '*') return { status: unparsable('*:latest'), tag: 'latest' };
  const asked = asImageReference(spec.from.name);
  if (!asked) return { status: unparsable(spec.from.name) };
  const reference = dockerDefaults(asked);
  if (session.request.policy.blocksImports(reference)) return { status: blocked(asked) };
  const tag = reference.tag ? { tag: reference.tag } : {};
  const failures: ImportStatus[] = [];
  for (const place of session.request.policy.importPlacesOf(reference)) {
    const outcome = await importFrom(session, place, spec);
    if ('image' in outcome) {
      const manifests = outcome.manifests.length > 0 ? { manifests: outcome.manifests } : {};
      return { status: { metadata: {}, status: 'Success' }, image: outcome.image, ...tag, ...manifests };
    }
    failures.push(outcome);
  }
  return { status: manyFailures(failures), ...tag };
};

const importFrom = async (
  session: ImportSession,
  place: ImageReference,
  spec: ImageImportSpec,
): Promise<FetchedImage | ImportStatus> => {
  const first = await attempt(session, place, spec, false);
  const isRefused =
    'status' in first && first.reason === 'Unauthorized' && first.message?.includes('username or password');
  if (!isRefused) return first;
  const second = await attempt(session, place, spec, true);
  return 'image' in second ? second : first;
};

const attempt = async (
  session: ImportSession,
  place: ImageReference,
  spec: ImageImportSpec,
  anonymous: boolean,
): Promise<FetchedImage | ImportStatus> => {
  try {
    const insecure = session.isInsecure(place, spec.importPolicy);
    return await fetchImage(
      session.repository(place, insecure, anonymous),
      place.id || place.tag,
      optionsOf(session, spec),
    );
  } catch (error) {
    return failureOf(error, place);
  }
};

/** Whatever mirror it came from, an image is known by the name that was asked for. */
const optionsOf = (
  { request: { platformOf, now } }: ImportSession,
  { from, to, importPolicy, includeManifest }: ImageImportSpec,
): FetchOptions => ({
  pullSpec: (digest) => pinned(from.name, digest),
  keepsList: importPolicy?.importMode === 'PreserveOriginal',
  includeManifest: Boolean(includeManifest),
  platform: platformOf(to?.name ?? ''),
  now,
});
