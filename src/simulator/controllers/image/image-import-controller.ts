import {
  type ImageStream,
  importCheckAnnotation,
  insecureRepositoryAnnotation,
  type SpecTag,
} from '../../../resources/images/image-stream.ts';
import type { ImageStreamImport } from '../../../resources/images/image-stream-import.ts';
import { imageStreamImportKind, imageStreamKind } from '../../../resources/kinds/kinds.ts';
import { byKey, type Controller, watchSelf } from '../../apimachinery/controller.ts';
import { importRequest, isImportable } from './import-request.ts';
import { observedGeneration } from './observed-generation.ts';

/**
 * Imports what is wanted of image streams and was not looked at yet. A failed import is one that was looked at: it is not repeated
 * before somebody asks again.
 *
 * @see https://github.com/openshift/openshift-controller-manager/tree/release-4.19/pkg/image/controller
 */
export const createImageImportController = (): Controller => ({
  name: 'image-import',
  program: 'openshift-controller-manager',
  watches: [watchSelf(imageStreamKind)],
  reconcile: async (key, { client, listers }) => {
    const stream = byKey(listers.of<ImageStream>(imageStreamKind), key);
    const request = stream === undefined ? undefined : neededImport(stream);
    if (request !== undefined) await client.create(imageStreamImportKind, request);
  },
});

/** The import that a stream needs, `undefined` when it needs none. */
export const neededImport = (stream: ImageStream): ImageStreamImport | undefined => {
  const tags = stream.spec?.tags ?? [];
  const repository = stream.spec?.dockerImageRepository;
  const isNew = !stream.metadata.annotations?.[importCheckAnnotation];
  const needed = tags.filter((tag) => needsImport(stream, tag));
  if (needed.length === 0 && !(isNew && repository)) return undefined;
  const insecure = stream.metadata.annotations?.[insecureRepositoryAnnotation] === 'true';
  return importRequest(stream, needed, isNew && repository ? { name: repository, insecure } : undefined);
};

const needsImport = (stream: ImageStream, tag: SpecTag): boolean =>
  isImportable(tag) && (tag.generation ?? Number.POSITIVE_INFINITY) > observedGeneration(stream, tag.name);
