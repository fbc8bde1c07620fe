import { prioritizeTags } from '../../../../image/prioritize-tags.ts';
import { parseImageReference } from '../../../../image/reference.ts';
import { dockerDefaults, formatExact } from '../../../../image/reference-format.ts';
import type {
  ImageImportStatus,
  RepositoryImportSpec,
  RepositoryImportStatus,
} from '../../../../resources/images/image-stream-import.ts';
import { blocked, listFailureOf } from './import-failure.ts';
import { importImage } from './import-image.ts';
import type { ImportSession } from './import-session.ts';

/** `MaxImagesBulkImportedPerRepository` of the API server's configuration. */
const MOST_TAGS = 50;

/** Imports the first fifty tags of a repository, in the order of their importance, and names the others. */
export const importRepository = async (
  session: ImportSession,
  spec: RepositoryImportSpec,
): Promise<RepositoryImportStatus> => {
  const repository = parseImageReference(spec.from.name);
  const tags = await listTags(session, spec);
  if (!Array.isArray(tags)) return tags;
  const images: ImageImportStatus[] = [];
  for (const tag of tags.slice(0, MOST_TAGS)) {
    const name = formatExact({ ...repository, tag });
    images.push({ ...(await importImage(session, { ...spec, from: { ...spec.from, name } })), tag });
  }
  const additionalTags = tags.slice(MOST_TAGS);
  return {
    status: statusOf(images),
    ...(images.length > 0 ? { images } : {}),
    ...(additionalTags.length > 0 ? { additionalTags } : {}),
  };
};

const listTags = async (
  session: ImportSession,
  spec: RepositoryImportSpec,
): Promise<string[] | RepositoryImportStatus> => {
  const asked = parseImageReference(spec.from.name);
  const reference = dockerDefaults(asked);
  if (session.request.policy.blocksImports(reference)) return { status: blocked(asked) };
  const insecure = session.isInsecure(reference, spec.importPolicy);
  try {
    return prioritizeTags(await session.repository(reference, insecure).tags());
  } catch (error) {
    return { status: listFailureOf(error, asked) };
  }
};

const statusOf = (images: readonly ImageImportStatus[]): RepositoryImportStatus['status'] => {
  const failed = images.filter(({ status }) => status.status !== 'Success').length;
  if (failed === 0) return { metadata: {}, status: 'Success' };
  const which = failed === 1 ? 'one of the images' : `${failed} of the images`;
  return {
    metadata: {},
    status: 'Failure',
    message: `${which} from this repository failed to import`,
    reason: 'ImportFailed',
  };
};
