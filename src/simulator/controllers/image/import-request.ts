import type { ImageStream, SpecTag } from '../../../resources/images/image-stream.ts';
import type { ImageStreamImport } from '../../../resources/images/image-stream-import.ts';
import { imageStreamImportKind } from '../../../resources/kinds/kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';

/** A request to import some tags of a stream as it is now, and a whole repository. */
export const importRequest = (
  { metadata: { name, namespace, uid, resourceVersion } }: ImageStream,
  tags: readonly SpecTag[],
  repository?: { readonly name: string; readonly insecure: boolean },
): ImageStreamImport => ({
  apiVersion: apiVersionOf(imageStreamImportKind),
  kind: imageStreamImportKind.kind,
  metadata: { name, namespace, uid, resourceVersion } as ImageStreamImport['metadata'],
  spec: {
    import: true,
    ...(repository
      ? {
          repository: {
            from: { kind: 'DockerImage', name: repository.name },
            importPolicy: { insecure: repository.insecure },
          },
        }
      : {}),
    images: tags.map((tag) => ({
      from: { kind: 'DockerImage', name: tag.from?.name ?? '' },
      to: { name: tag.name },
      ...(tag.importPolicy ? { importPolicy: tag.importPolicy } : {}),
      ...(tag.referencePolicy ? { referencePolicy: tag.referencePolicy } : {}),
    })),
  },
});

/** Whether a tag follows an image of a registry, rather than naming it or another tag. */
export const isImportable = ({ from, reference }: SpecTag): boolean => from?.kind === 'DockerImage' && !reference;
